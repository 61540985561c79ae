import { describe, expect, it } from 'vitest';
import type { Policy } from '../types.ts';
import { defaultStateDir, grantId } from './grant.ts';

const POLICY: Policy = { version: '1', default: 'deny', tools: { list_tasks: {} } };
const NODE = { kind: 'command', value: ['node', 'server.js'] } as const;

describe('a grant', () => {
  it('is the same for one policy and command, however the policy is written', () => {
    const reordered: Policy = { tools: { list_tasks: {} }, default: 'deny', version: '1' };
    expect(grantId(reordered, NODE)).toBe(grantId(POLICY, NODE));
    expect(grantId(POLICY, NODE)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is another for another policy, command, or kind of holder', () => {
    const others = [
      grantId({ ...POLICY, default: 'allow' }, NODE),
      grantId(POLICY, { kind: 'command', value: ['node', 'server.js', ''] }),
      grantId(POLICY, { kind: 'command', value: ['node server.js'] }),
      grantId(POLICY, { kind: 'name', value: 'node server.js' }),
      grantId(POLICY, { kind: 'token', value: 'node server.js' }),
    ];
    expect(new Set([...others, grantId(POLICY, NODE)]).size).toBe(6);
  });
});

it.each([
  [{}, '/home/me/.local/state/toolrisk/gateway'],
  [{ XDG_STATE_HOME: '/state' }, '/state/toolrisk/gateway'],
  [{ XDG_STATE_HOME: 'state' }, '/home/me/.local/state/toolrisk/gateway'],
])('keeps state where the system says: %j', (env, folder) => {
  expect(defaultStateDir(env, '/home/me')).toBe(folder);
});
