import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../types.ts';
import { NO_LOG } from './audit-log.ts';
import { type GatewayCore, type GatewaySession, openCore, type SessionSettings } from './core.ts';
import type { Message } from './types.ts';

const NOON = Date.UTC(2026, 4, 20, 12);
const LIMIT = { counter: 'tasks', window: 'day', max: 1, scope: 'grant' } as const;
const LIMITED: Policy = { version: '1', default: 'allow', tools: { create_task: { limits: [LIMIT] } } };
const OPEN: Policy = { version: '1', default: 'allow' };
const OTHER_HIDDEN: Policy = { ...OPEN, hide: ['list_tasks'] };

let folder: string;
let file: string;
let stateDir: string;
let warnings: string[];
let core: GatewayCore | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-core-'));
  [file, stateDir] = [path.join(folder, 'policy.json'), path.join(folder, 'state')];
  warnings = [];
  core = undefined;
});
afterEach(() => {
  core?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(policy: Policy, indent = 0): void {
  writeFileSync(file, JSON.stringify(policy, null, indent));
}

function open(): GatewayCore {
  const opened = openCore({ policyFile: file, stateDir, now: () => NOON, warn: (text) => void warnings.push(text) });
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  core = opened.core;
  return core;
}

function start(settings: Partial<SessionSettings> = {}): GatewaySession {
  const started = (core ?? open()).startSession({
    holder: { kind: 'name', value: 'mine' },
    keepsCounters: 'files',
    log: () => NO_LOG,
    canAsk: false,
    notify: () => {},
    ...settings,
  });
  if (!started.ok) throw new Error(started.problems.join('\n'));
  return started.session;
}

let id = 0;
/** What becomes of a call: `forward`, or why it is denied. */
function call({ enforcer }: GatewaySession): string {
  id += 1;
  const step = enforcer.fromClient({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'create_task' } });
  return step.kind === 'answer' ? JSON.stringify(step.message) : step.kind;
}

describe('an edit of the policy', () => {
  it.each(['files', 'memory'] as const)('that says the same counts on, in %s', (keepsCounters) => {
    write(LIMITED);
    const session = start({ keepsCounters });
    expect(call(session)).toBe('forward');
    write(LIMITED, 2);
    expect(call(session)).toContain('used up');
  });

  it('that says something else counts from zero', () => {
    write(LIMITED);
    const session = start();
    expect(call(session)).toBe('forward');
    write({ ...LIMITED, hide: ['list_tasks'] });
    expect(call(session)).toBe('forward');
    expect(call(session)).toContain('used up');
  });

  it('to limits that cannot be counted denies what they limit, and says so', () => {
    write(OPEN);
    writeFileSync(stateDir, 'no folder');
    const session = start();
    expect(call(session)).toBe('forward');
    write(LIMITED);
    for (const _ of [1, 2]) expect(call(session)).toContain('cannot be counted');
    expect(warnings).toContainEqual(expect.stringContaining('The counters cannot be kept in'));
    write(OPEN);
    expect(call(session)).toBe('forward');
  });

  it('is told to the sessions that list tools, until they end', () => {
    write(OPEN);
    const told: Message[][] = [[], []];
    const sessions = told.map((messages) => start({ notify: (message) => void messages.push(message) }));
    for (const { enforcer } of sessions) {
      enforcer.fromClient({ jsonrpc: '2.0', id: 'first', method: 'initialize' });
      enforcer.fromServer({ jsonrpc: '2.0', id: 'first', result: { capabilities: { tools: {} } } });
    }
    sessions[0]?.end();
    write(OTHER_HIDDEN);
    for (const session of sessions) call(session);
    expect(told).toEqual([[], [{ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }]]);
  });
});

it('removes old grants when it is opened', () => {
  const old = path.join(stateDir, 'a'.repeat(32));
  mkdirSync(old, { recursive: true });
  utimesSync(old, new Date(NOON - 3 * 86_400_000), new Date(NOON - 3 * 86_400_000));
  write(OPEN);
  open();
  expect(existsSync(old)).toBe(false);
});
