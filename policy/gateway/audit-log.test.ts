import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AuditSettings, auditLog, auditProblem } from './audit-log.ts';
import type { DecidedCall } from './types.ts';

const CALL: DecidedCall = {
  call: 7,
  tool: 'send_mail',
  args: { to: 'a@example.com', token: 'secret-token' },
  decision: 'deny',
  pointer: '/tools/send_mail/deny_if/0',
  message: 'Not to this address.',
  approval: null,
};

let folder: string;
let file: string;
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-audit-'));
  file = path.join(folder, 'audit.jsonl');
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(settings: Partial<AuditSettings> = {}) {
  return auditLog({
    file,
    withArguments: false,
    isRequired: false,
    grant: () => 'abcd',
    now: () => Date.UTC(2026, 4, 20, 12),
    warn: (text) => void warnings.push(text),
    ...settings,
  });
}

function lines(at = file): unknown[] {
  const text = readFileSync(at, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

it('writes a line before a call and one after, without arguments', () => {
  const log = open();
  log.decided(CALL);
  log.ended({ call: 7, tool: 'send_mail', outcome: 'answered', durationMs: 12 });
  const common = { time: '2026-05-20T12:00:00.000Z', grant: 'abcd', process: process.pid, call: 7, tool: 'send_mail' };
  const { args: _, ...decided } = CALL;
  expect(lines()).toEqual([
    { ...common, event: 'decided', ...decided },
    { ...common, event: 'ended', outcome: 'answered', durationMs: 12 },
  ]);
  expect(readFileSync(file, 'utf8')).not.toContain('secret-token');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('writes arguments where it is asked to, and only the size of large ones', () => {
  const log = open({ withArguments: true });
  log.decided(CALL);
  log.decided({ ...CALL, args: { text: 'x'.repeat(70_000) } });
  expect(lines()).toMatchObject([{ arguments: CALL.args }, { argumentsLength: 70_011 }]);
  expect(lines()[1]).not.toHaveProperty('arguments');
});

it('keeps hostile names to one line of visible characters, and cuts long ones', () => {
  const log = open();
  log.decided({ ...CALL, tool: 'a\n{"decision":"allow"}\u202e\u001b[2J' });
  log.decided({ ...CALL, tool: 'x'.repeat(5_000_000) });
  const text = readFileSync(file, 'utf8');
  expect(lines()).toMatchObject([{ tool: 'a\n{"decision":"allow"}\u202e\u001b[2J' }, { tool: `${'x'.repeat(500)}…` }]);
  expect(text).toContain('\\u202e\\u001b[2J');
});

it('goes on in a new file where the old one was moved away', () => {
  const log = open();
  log.decided(CALL);
  renameSync(file, `${file}.1`);
  log.decided(CALL);
  expect([lines().length, lines(`${file}.1`).length]).toEqual([1, 1]);
});

it('says once that it cannot write, and denies only where it is required', () => {
  mkdirSync(file);
  const log = open();
  expect([log.decided(CALL), log.decided(CALL)]).toEqual([true, true]);
  expect(warnings).toEqual([expect.stringContaining(file)]);
  expect(open({ isRequired: true }).decided(CALL)).toBe(false);
});

it.each([
  ['begins a new line after half a one, as a full disk leaves it', '{"event":"deci', '{"event":"deci\n'],
  ['goes on where the last line is whole', '{"event":"ended"}\n', '{"event":"ended"}\n'],
  ['goes on in an empty file', '', ''],
])('%s', (_what, left, kept) => {
  mkdirSync(file);
  const log = open();
  log.decided(CALL);
  rmdirSync(file);
  writeFileSync(file, left);
  for (const _ of [1, 2]) log.decided(CALL);
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith(`${kept}{"time":`)).toBe(true);
  expect(text.slice(kept.length).trimEnd().split('\n')).toHaveLength(2);
});

it('tells at the start whether it can be written', () => {
  expect(auditProblem(file)).toBeNull();
  expect(auditProblem(path.join(folder, 'missing', 'audit.jsonl'))).toContain('missing');
});
