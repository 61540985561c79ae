import type { Category, RiskLevel } from '../taxonomy.ts';

/** A group of cases on which careful people differ until it is written down. */
export interface HardCase {
  readonly acts: string;
  readonly category: Category;
  /** Where it is not the category's baseline. */
  readonly risk?: RiskLevel;
}

/** In the prompt, one line each. What the rubric settles case by case, said for a model. */
export const HARD_CASES: readonly HardCase[] = [
  {
    acts: 'computing, converting, validating, estimating, simulating or previewing without leaving a trace',
    category: 'read',
  },
  { acts: 'looking at money: balances, prices, quotes, invoices, orders', category: 'read' },
  {
    acts: 'translating, summarising, classifying, recognising text, analysing code, searching the web, answering questions over sources',
    category: 'read',
  },
  {
    acts: 'downloading or exporting that hands the data back; fetching or scraping a page; screenshots and console logs',
    category: 'read',
  },
  { acts: 'thinking or planning aids, prompts and help texts', category: 'read' },
  {
    acts: 'queries in a language that cannot change anything, and SQL that the text limits to reading',
    category: 'read',
  },
  { acts: 'handing out stored secrets, passwords or cluster credentials', category: 'read', risk: 'high' },
  { acts: 'invoices, drafts, products, coupons or payment links made without charging anyone', category: 'write' },
  { acts: 'noting down a payment in a ledger while nothing moves', category: 'write', risk: 'high' },
  { acts: 'mail, messages, posts, comments, notifications, and sending them again', category: 'write' },
  {
    acts: 'cancelling, closing, archiving, disabling, unsubscribing, removing a member, label or cart item; moving to the bin',
    category: 'write',
  },
  {
    acts: 'editing or replacing a file, importing, restoring from a backup; commit, push and merge',
    category: 'write',
  },
  {
    acts: 'emptying a cache or rebuilding an index; volume, theme, focus, selected project; remembering a note; logging out',
    category: 'write',
    risk: 'low',
  },
  {
    acts: 'making or renewing a key; taking away a permission or another person’s session; publishing a site; making what the text calls billable',
    category: 'write',
    risk: 'high',
  },
  { acts: 'viewport, tracing or emulation of a live browser or device', category: 'write', risk: 'low' },
  { acts: 'dropping an index, statistics or a comment, which hold no data of their own', category: 'write' },
  {
    acts: 'shell, code, SQL without a stated limit; deploying, building, starting, stopping, scaling, rolling back; killing a process',
    category: 'execute',
  },
  { acts: 'clicking, typing or navigating in a browser; moving a robot, switching a device', category: 'execute' },
  {
    acts: 'making images, sound, video or text with a model, while filling a fixed template is a read; handing the task to another agent or tool',
    category: 'execute',
  },
  {
    acts: 'installing software, scheduling a command, logging in or obtaining a token by it, scanning a target actively, starting a crawl, cancelling a running job',
    category: 'execute',
  },
  { acts: 'starting a recording of a screen or session', category: 'execute', risk: 'medium' },
  {
    acts: 'deleting with no word of getting it back, forgetting a memory, forced pushes, hard resets, revoking a key or token for good',
    category: 'destructive',
  },
  {
    acts: 'paying, refunding, trading, swapping, minting or burning; allowances, signing, broadcasting or preparing a transaction of value',
    category: 'financial',
  },
  {
    acts: 'cancelling an order, pausing a customer’s paid plan, trading on paper or in a test account, a small fixed price',
    category: 'financial',
    risk: 'high',
  },
];

/** What moves the risk away from the category's baseline; the highest that applies counts. */
export const RISK_REASONS: Readonly<Record<Exclude<RiskLevel, 'unknown'>, readonly string[]>> = {
  critical: [
    'the text gives the model hidden orders, whatever the category',
    'commands run freely as administrator or on hosts',
    'a whole database, account, cluster or repository, or many records at once, are destroyed',
  ],
  high: [
    'a read hands out secrets',
    'a write touches keys, permissions, roles, access rules, connected accounts or webhooks',
    'a write reaches the public or many people in one call',
    'an option forces, deletes or makes public',
  ],
  medium: [
    'a read shows other people’s private records (mail, chats, calendars, contacts, health, pay, bank), or takes a web address or path that is not fenced in',
    'an execute is one bounded, named action, or the text puts it in a sandbox',
    'a destructive act reaches only the caller’s own scratch data or memory',
  ],
  low: ['a write touches only local, session, cache or scratch state'],
};
