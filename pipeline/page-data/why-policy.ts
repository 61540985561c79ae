import type { Category, Facet } from '#classifier/taxonomy.ts';
import { shownName } from '#policy/visible-text.ts';
import { nameWords } from './name-words.ts';
import type { ReadyTool } from './ready-tool.ts';
import { cut } from './shown-text.ts';

/** Facet sentences beyond these would bury the first. */
const MAX_FACETS = 2;

/** What the sentences are made of. */
interface Subject {
  readonly name: string;
  readonly server: string;
  readonly verb: string;
  /** What it acts on, such as `connected account`; empty if the name does not say. */
  readonly object: string;
  readonly isPlural: boolean;
}

/** Why this tool needs a policy: what a wrong call or a loop of calls does to what this very tool acts on, and what its facets add. */
export function whyPolicy(tool: ReadyTool, serverTitle: string): string {
  const { category, facets } = tool.classification;
  const { verb, object, isPlural } = nameWords(tool.tool.name);
  const subject = {
    name: shownName(tool.tool.name),
    server: shownName(serverTitle),
    verb: cut(verb, 30),
    object: cut(object.join(' '), 60),
    isPlural,
  };
  const added = FACET_ORDER.filter((facet) => facets.includes(facet)).slice(0, MAX_FACETS);
  return [ACT[category](subject), ...added.map((facet) => FACET[facet](subject))].join(' ');
}

const ACT = {
  read: (it) =>
    `${it.name} returns ${things(it, 'what it finds')} from ${it.server} and leaves nothing changed. What it returns enters the conversation, from where other tools can carry it on.`,
  write: (it) =>
    `${it.name} ${does(it, 'changes')} ${things(it, 'data')} in ${it.server}. One wrong call can normally be put back, but an agent in a loop can ${it.verb === '' ? 'repeat it' : `${it.verb} ${it.object === '' ? 'again' : `${article(it.object)} again`}`} faster than a person can notice.`,
  execute: (it) =>
    `${it.name} sets something in motion in ${it.server}${about(it)}: what a call ends in depends on its arguments, and cannot be told from the call alone.`,
  destructive: (it) =>
    `${it.name} ${does(it, 'removes')} ${things(it, 'data')} of ${it.server}, and nothing in its definition speaks of bringing ${it.isPlural ? 'them' : 'it'} back. A wrong ${it.object === '' ? 'argument' : 'id'} is enough.`,
  financial: (it) =>
    `${it.name} moves or commits money through ${it.server}${about(it)}. A call that went out cannot be taken back by asking, and a repeated one pays twice.`,
  unknown: (it) =>
    `Nothing in the definition of ${it.name} decides what a call does in ${it.server}. Until somebody has read it, it is not treated as harmless.`,
} as const satisfies Record<Category, (it: Subject) => string>;

/** The gravest first. */
const FACET_ORDER = [
  'hidden-instructions',
  'credentials',
  'money',
  'code',
  'irreversible',
  'bulk',
  'external-sink',
  'personal-data',
  'free-url',
  'free-path',
  'untrusted-input',
  'steers-the-model',
] as const satisfies readonly Facet[];

const FACET = {
  'hidden-instructions': () =>
    'Its text also tries to instruct the model unseen, which makes its every other word doubtful.',
  credentials: (it) =>
    `It reaches credentials: whoever can call it can reach what ${it.object === '' ? 'they' : plural(it.object)} give access to.`,
  money: (it) => `Amounts or prices are among what it handles, so a slip of one digit in ${it.name} costs.`,
  code: (it) => `It runs what it is handed, so text that reaches the agent can become a command in ${it.server}.`,
  irreversible: (it) => `What one call of ${it.name} does cannot be put back.`,
  bulk: (it) =>
    `One call acts on many ${it.object === '' ? 'records' : plural(it.object)}, so a single mistake is not a small one.`,
  'external-sink': (it) => `It can carry data out of the conversation, to people or systems beyond ${it.server}.`,
  'personal-data': (it) =>
    `${it.object === '' ? 'What it handles' : capital(plural(it.object))} can hold other people’s private data.`,
  'free-url': () => 'Its address is free: it can be pointed at any host, also one inside your network.',
  'free-path': () => 'Its path is free: it can be pointed at files that the task has nothing to do with.',
  'untrusted-input': (it) =>
    `What ${it.name} brings back may be written by a stranger, and the agent reads it like an instruction.`,
  'steers-the-model': () => 'Its text tells the model what to do, such as which tool to call first.',
} as const satisfies Record<Facet, (it: Subject) => string>;

/** The name's own verb where it is a plain English one, so that the sentence speaks of this tool. */
function does(it: Subject, otherwise: string): string {
  return Object.hasOwn(VERBS, it.verb) ? (VERBS[it.verb] ?? otherwise) : otherwise;
}

const VERBS: Readonly<Partial<Record<string, string>>> = {
  create: 'creates',
  add: 'adds',
  update: 'changes',
  edit: 'edits',
  set: 'sets',
  upsert: 'creates or changes',
  write: 'writes',
  send: 'sends',
  post: 'posts',
  move: 'moves',
  merge: 'merges',
  push: 'pushes',
  upload: 'uploads',
  delete: 'deletes',
  remove: 'removes',
  drop: 'drops',
  purge: 'purges',
  revoke: 'revokes',
};

function things(it: Subject, otherwise: string): string {
  if (it.object === '') return otherwise;
  return it.isPlural ? plural(it.object) : article(it.object);
}

function about(it: Subject): string {
  return it.object === '' ? '' : `, by its name about ${it.isPlural ? plural(it.object) : article(it.object)}`;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function plural(noun: string): string {
  if (/(?:^|\s)person$/.test(noun)) return noun.replace(/person$/, 'people');
  if (/(?:^|\s)(?:data|media|news|information)$/.test(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
