import { expect, it } from 'vitest';
import { stackPolicy } from './stack-policy.ts';
import { sendMail, server, tool } from './testing/stack.ts';

const draft = tool('create_draft', { category: 'write', risk: 'medium' });
const pushy = (name: string, ...mentions: string[]) => tool(name, { mentions, facets: ['steers-the-model'] });

it('asks nobody before a tool whose impostor is out of sight', () => {
  const { policy } = stackPolicy([server('mail', draft), server('memory', pushy('remember', 'create_draft'))]);
  expect(policy.hide).toEqual(['remember']);
  expect(policy.tools?.create_draft?.deny_if).toBeUndefined();
});

it('refuses one that is called * instead of hiding it, which would hide all', () => {
  const { policy } = stackPolicy([server('mail', sendMail, draft), server('memory', pushy('*', 'send_email'))]);
  expect(policy.hide).toBeUndefined();
  expect(Object.keys(policy.tools ?? {})).toEqual(['create_draft', 'send_email']);
});

it('tells of no names that look alike on one server: it knows them apart', () => {
  const files = server('files', tool('read_file'), tool('readFile'));
  expect(stackPolicy([files, server('mail', sendMail)]).lookAlikes).toEqual([]);
});
