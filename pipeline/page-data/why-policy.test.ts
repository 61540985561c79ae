import { expect, test } from 'vitest';
import { CATEGORIES, FACETS } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import { finding, ready } from '../testing/ready.ts';
import { saidDeed } from './said-deed.ts';
import { whyPolicy } from './why-policy.ts';

function said(message: string, category: Classification['category'] = 'write') {
  return finding('some-rule', [], { message, indicates: { category } });
}

test('says what the tool does in the definition’s words, then what goes wrong with it', () => {
  const account = ready(
    {
      name: 'UpdateOneAccount',
      description: 'Update One account',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
    },
    { facets: ['credentials'], findings: [said('UpdateOneAccount updates one account, as its description says.')] },
  );
  expect(whyPolicy(account, 'Acme CRM')).toBe(
    'UpdateOneAccount updates one account through Acme CRM. With a wrong id it changes the wrong account, and to put that back somebody must know what was there before. It reaches credentials: whoever can call it can reach what accounts give access to.',
  );
});

test('speaks differently of what is made, sent, stopped and removed', () => {
  const why = (name: string, words: string, category: Classification['category']) =>
    whyPolicy(ready({ name }, { category, findings: [said(`${name} ${words}, by its name.`, category)] }), 'Desk');
  expect(why('create_task', 'creates task', 'write')).toContain('makes tasks faster than a person can notice');
  expect(why('send_mail', 'sends mail', 'write')).toContain('Others read it before it can be taken back');
  expect(why('stop_port_forward', 'stops port forward', 'execute')).toContain('What relies on the port forward stops');
  expect(why('deleteManyPeople', 'deletes many people', 'destructive')).toContain(
    'a wrong argument is enough to lose the wrong person',
  );
});

test('a server’s prefix is not taken for a verb, and a second verb not for a noun', () => {
  const why = (name: string, prefix: string) => whyPolicy(ready({ name }), 'Desk', new Set([prefix]));
  expect(why('slack_reply_to_thread', 'slack')).toContain('it changes the wrong thread');
  expect(why('firecrawl_monitor_update', 'firecrawl')).toContain('it changes the wrong monitor');
  expect(why('kubectl_context', 'kubernetes')).toContain('it changes the wrong thing');
});

test('does not say that nothing is changed where the server’s own hint says otherwise', () => {
  const hinted = ready(
    { name: 'get_audit' },
    {
      category: 'read',
      riskMoves: [{ move: 'raised', to: 'medium', because: 'a hint', rule: 'hint-contradicts-read' }],
    },
  );
  expect(whyPolicy(hinted, 'Desk')).toContain('the server’s own hint says that it is not read-only');
  expect(whyPolicy(hinted, 'Desk')).not.toContain('Nothing says that it changes');
});

test.each([
  [
    'one clause of many',
    'Scrape one URL and return it',
    'scrapes one URL and return its content: markdown',
    'scrapes one URL',
  ],
  [
    'not into the next line',
    'Delete a block\nError Responses: 400',
    'deletes a block Error Responses',
    'deletes a block',
  ],
  ['not in title case', 'Update One connectedAccount', 'updates One connectedAccount', 'updates one connectedAccount'],
  ['without Markdown', 'Returns one **task** by id', 'returns one **task', 'returns one task'],
  ['nor a loose end', 'Stop the session associated with it', 'stops the session associated', 'stops the session'],
])('the deed is %s', (_, description, words, deed) => {
  const { classification } = ready({ name: 't' }, { findings: [said(`t ${words}, as its description says.`)] });
  expect(saidDeed({ name: 't', description }, classification)).toBe(deed);
});

test('a deed of another category is not what the tool is judged by', () => {
  const { classification } = ready({ name: 't' }, { findings: [said('t reads a file, by its name.', 'read')] });
  expect(saidDeed({ name: 't' }, classification)).toBeNull();
});

test.each(CATEGORIES)('has whole sentences for a hostile name of category %s', (category) => {
  const name = `\u202e<script>${'very'.repeat(200)}__proto__`;
  const why = whyPolicy(ready({ name }, { category, facets: [...FACETS] }), '\u202eDesk');
  expect(why).not.toContain('\u202e');
  expect(why.length).toBeLessThan(900);
  expect(why).toMatch(/\.$/);
});
