import { describe, expect, it } from 'vitest';
import { classifyServer } from './classify.ts';
import { toolOf } from './corpus/ask-rule.ts';
import type { Classification } from './types.ts';

const URL_PARAMETER = { url: { type: 'string' } };

function answerFor(name: string, description: string, properties = {}, server = 'desk'): Classification {
  const [answer] = classifyServer({ name: server }, [toolOf(name, description, properties)]);
  if (answer === undefined) throw new Error('One tool has one answer.');
  return answer;
}

/** Every row of the table, in the order of docs and method page; each with other words than the rule's own tests. */
describe('the rows of the rubric', () => {
  it.each([
    ['get_balance', 'Shows the balance of an account in cents', 'read', 'low'],
    ['list_invoices', 'Invoices of a month', 'read', 'low'],
    ['make_invoice', 'Creates an invoice for a customer', 'write', 'medium'],
    ['payment_link', 'Create a payment link', 'write', 'medium'],
    ['book_now', 'Book the selected room. Charged to the stored card.', 'financial', 'critical'],
    ['prepare_swap', 'Returns an unsigned transaction that swaps two tokens', 'financial', 'critical'],
    ['allow', 'Approve a token allowance for a spender', 'financial', 'critical'],
    ['paper_buy', 'Buy shares in a paper trading account', 'financial', 'high'],
    ['write_mail', 'Send an e-mail', 'write', 'medium'],
    ['answer_review', 'Reply to a review', 'write', 'medium'],
    ['sql', 'Run any SQL statement', 'execute', 'high'],
    ['sql_read', 'Run a read-only SQL query', 'read', 'low'],
    ['stop_node', 'Stop a server', 'execute', 'high'],
    ['roll_back', 'Roll the release back', 'execute', 'high'],
    ['kill', 'Kill a process', 'execute', 'high'],
    ['close_case', 'Close a case', 'write', 'medium'],
    ['drop_member', 'Remove a member from a team', 'write', 'medium'],
    ['uncart', 'Remove an item from the cart', 'write', 'low'],
    ['halt_job', 'Cancel a running job', 'execute', 'medium'],
    ['end_plan', 'Cancel a paid subscription', 'financial', 'high'],
    ['overwrite', 'Overwrite a file with new text', 'write', 'medium'],
    ['put_back', 'Restore a table from a backup', 'write', 'medium'],
    ['empty_cache', 'Clear the cache', 'write', 'low'],
    ['merge', 'Merge a branch', 'write', 'medium'],
    ['push_hard', 'Force push a branch', 'destructive', 'high'],
    ['fetch_report', 'Download a report', 'read', 'low'],
    ['paint', 'Generate a picture from a prompt', 'execute', 'medium'],
    ['fill_in', 'Fill a template with values', 'read', 'low'],
    ['to_french', 'Translate a text', 'read', 'low'],
    ['press', 'Click a button on the page', 'execute', 'medium'],
    ['look', 'Take a screenshot of the page', 'read', 'low'],
    ['louder', 'Set the volume of the player', 'write', 'low'],
    ['enter', 'Log in with a password', 'execute', 'medium'],
    ['new_key', 'Rotate an API key', 'write', 'high'],
    ['leave', 'Log out', 'write', 'low'],
    ['scrape', 'Scrape a page', 'read', 'low'],
    ['crawl', 'Start a crawl of a site', 'execute', 'medium'],
    ['remember', 'Remember a fact', 'write', 'low'],
    ['forget', 'Forget a fact', 'destructive', 'medium'],
    ['audit', 'Run a static analysis of the code and return a report', 'read', 'low'],
    ['probe', 'Scan a host for open ports', 'execute', 'high'],
    ['think', 'A scratchpad for reasoning', 'read', 'low'],
    ['hand_over', 'Delegate a task to another agent', 'execute', 'high'],
    ['ask_web', 'Answer a question from web sources', 'read', 'low'],
    ['rent_box', 'Create a machine. Billing starts at once.', 'write', 'high'],
    ['to_trash', 'Move a note to the trash', 'write', 'medium'],
    ['unshare', 'Revoke a permission', 'write', 'high'],
    ['kick_out', 'End all sessions of a user', 'write', 'high'],
    ['burn_key', 'Revoke an access token', 'destructive', 'high'],
    ['small_screen', 'Emulate a small viewport', 'write', 'low'],
    ['film', 'Start a screen recording', 'execute', 'medium'],
    ['unindex', 'Drop an index', 'write', 'medium'],
    ['add_plugin', 'Install a plugin', 'execute', 'high'],
    ['go_live', 'Publish the site', 'write', 'high'],
    ['again', 'Resend a notification', 'write', 'medium'],
    ['book_payment', 'Record a payment in the ledger', 'write', 'high'],
    ['logs', 'Run a LogQL query', 'read', 'low'],
    ['cluster_login', 'Get the kubeconfig of a cluster', 'read', 'high'],
  ])('%s: %s', (name, description, category, risk) => {
    expect(answerFor(name, description)).toMatchObject({ category, risk });
  });
});

describe('what moves the risk', () => {
  it.each([
    ['reads mail', answerFor('inbox', 'List the e-mails of a mailbox'), 'medium'],
    ['reads what a mail server calls threads', answerFor('get_thread', 'Get a thread', {}, 'mail'), 'medium'],
    ['takes any address', answerFor('open', 'Fetch a page', URL_PARAMETER), 'medium'],
    ['takes any path', answerFor('open', 'Read a file', { path: { type: 'string' } }), 'medium'],
    ['returns a secret', answerFor('open', 'Get the value of a secret'), 'high'],
    ['changes a role', answerFor('promote', 'Assign a role to a user'), 'high'],
    ['sets a webhook', answerFor('hook', 'Create a webhook'), 'high'],
    ['reaches all', answerFor('tell', 'Send a message to all subscribers'), 'high'],
    ['runs a command on a host', answerFor('sh', 'Run a shell command on the host'), 'critical'],
    ['runs in a sandbox', answerFor('sh', 'Run Python code in a sandbox'), 'medium'],
    ['drops a database', answerFor('drop', 'Drop a database'), 'critical'],
    ['deletes all', answerFor('purge', 'Delete all records'), 'critical'],
    ['deletes what lies inside', answerFor('rm', 'Delete a folder with all its contents'), 'critical'],
    ['offers to force', answerFor('save', 'Update a file', { force: { type: 'boolean' } }), 'high'],
    ['offers to publish', answerFor('save', 'Create a document', { is_public: { type: 'boolean' } }), 'high'],
    ['costs little', answerFor('buy', 'Buy a lookup for $0.02'), 'high'],
    ['takes back a trade order', answerFor('cancel_order', 'Cancel a limit order at the exchange'), 'high'],
  ])('%s', (_, answer, risk) => {
    expect(answer.risk).toBe(risk);
  });

  it('shows every move with its reason', () => {
    const { riskMoves } = answerFor('drop', 'Drop a database');
    expect(riskMoves.map(({ to, rule }) => [to, rule])).toEqual([
      ['high', null],
      ['critical', 'destroys-at-scale'],
    ]);
  });

  it('lets a hint raise and ask for a review, and never lower', () => {
    const read = { ...toolOf('list_notes', 'List notes'), annotations: { readOnlyHint: false } };
    const write = { ...toolOf('delete_note', 'Delete a note'), annotations: { readOnlyHint: true } };
    const [raised, kept] = classifyServer({ name: 'desk' }, [read, write]);
    expect(raised).toMatchObject({ category: 'read', risk: 'medium', needsReview: true });
    expect(kept).toMatchObject({ category: 'destructive', risk: 'high' });
  });
});

describe('what is not settled', () => {
  it.each([
    ['blorp', 'Blorp flarn'],
    ['x', ''],
  ])('%s %j is unknown, and needs a review', (name, description) => {
    expect(answerFor(name, description)).toMatchObject({ category: 'unknown', risk: 'unknown', needsReview: true });
  });

  it('asks for a review where the name and the text disagree; the text decides', () => {
    expect(answerFor('delete_note', 'Shows a note')).toMatchObject({ category: 'read', needsReview: true });
  });

  it('asks for a review of what only manages', () => {
    expect(answerFor('manage_notes', 'Manage notes')).toMatchObject({ category: 'write', needsReview: true });
  });
});
