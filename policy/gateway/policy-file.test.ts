import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../types.ts';
import { openPolicyFile, type PolicyFile } from './policy-file.ts';

const LENIENT: Policy = { version: '1', default: 'allow' };
const STRICT: Policy = { version: '1', default: 'deny' };

let folder: string;
let file: string;
let events: (Policy | readonly string[])[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-policy-'));
  file = path.join(folder, 'policy.json');
  events = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(policy: unknown, to = file): void {
  writeFileSync(to, JSON.stringify(policy));
}

function open(): PolicyFile {
  const opened = openPolicyFile(file, {
    onChange: (policy) => void events.push(policy),
    onInvalid: (problems) => void events.push(problems),
  });
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  return opened.file;
}

function problemsOf(text: string): readonly string[] {
  writeFileSync(file, text);
  const opened = openPolicyFile(file, { onChange: () => {}, onInvalid: () => {} });
  return opened.ok ? [] : opened.problems;
}

describe('an invalid policy is not opened', () => {
  it('and every mistake is told, with its place', () => {
    const problems = problemsOf('{"version":"2","default":"deny","tools":{"a":{"limit":[]}}}');
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^version: /);
    expect(problems[1]).toMatch(/^tools\.a: .*limits/);
  });

  it.each(['', '{', 'null', '{"version":"1","default":"deny","default":"allow"}'])('%s', (text) => {
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('nor one that is not there', () => {
    const opened = openPolicyFile(file, { onChange: () => {}, onInvalid: () => {} });
    expect(opened).toEqual({ ok: false, problems: [expect.stringContaining(file)] });
  });
});

describe('an edit', () => {
  it('holds from the next look on, written in place or renamed over it', () => {
    write(LENIENT);
    const opened = open();
    expect(opened.current()).toEqual(LENIENT);
    write(STRICT);
    expect(opened.current()).toEqual(STRICT);
    write({ ...STRICT, hide: ['drop'] }, `${file}.new`);
    renameSync(`${file}.new`, file);
    expect(opened.current()).toEqual({ ...STRICT, hide: ['drop'] });
    expect(events).toEqual([STRICT, { ...STRICT, hide: ['drop'] }]);
  });

  it('is seen in a file that was old, and where its size stays the same', () => {
    write({ ...STRICT, hide: ['a'] });
    utimesSync(file, new Date(0), new Date(0));
    const opened = open();
    opened.current();
    write({ ...STRICT, hide: ['b'] });
    expect(opened.current()).toEqual({ ...STRICT, hide: ['b'] });
  });

  it('is seen behind a link', () => {
    const target = path.join(folder, 'target.json');
    write(LENIENT, target);
    symlinkSync(target, file);
    const opened = open();
    write(STRICT, target);
    expect(opened.current()).toEqual(STRICT);
  });

  it('that is invalid changes nothing and is told once', () => {
    write(STRICT);
    const opened = open();
    writeFileSync(file, '{"version":"1","default":"deny"');
    for (let look = 0; look < 3; look += 1) expect(opened.current()).toEqual(STRICT);
    expect(events).toEqual([[expect.stringMatching(/^not JSON/)]]);
    write(LENIENT);
    expect(opened.current()).toEqual(LENIENT);
  });

  it.each<[string, () => void]>([
    ['a link to itself', () => symlinkSync(file, file)],
    ['a link to nothing', () => symlinkSync(path.join(folder, 'missing'), file)],
    ['a folder', () => mkdirSync(file)],
    ['a pipe', () => void execFileSync('mkfifo', [file])],
  ])('that puts %s in its place changes nothing and is told once, until there is a policy again', (_what, put) => {
    write(STRICT);
    const opened = open();
    rmSync(file);
    put();
    for (let look = 0; look < 3; look += 1) expect(opened.current()).toEqual(STRICT);
    expect(events).toEqual([[expect.stringContaining(file)]]);
    rmSync(file, { recursive: true });
    write(LENIENT);
    expect(opened.current()).toEqual(LENIENT);
  });

  it('is not looked for where the policy came through a pipe, which can be read once', () => {
    execFileSync('mkfifo', [file]);
    const source = path.join(folder, 'source.json');
    write(STRICT, source);
    const writer = spawn('sh', ['-c', 'cat "$1" > "$2"', 'sh', source, file]);
    const opened = open();
    for (let look = 0; look < 3; look += 1) expect(opened.current()).toEqual(STRICT);
    expect(events).toEqual([]);
    writer.kill();
  });

  it('that removes the file changes nothing and is told once', () => {
    write(STRICT);
    const opened = open();
    rmSync(file);
    for (let look = 0; look < 3; look += 1) expect(opened.current()).toEqual(STRICT);
    expect(events).toEqual([[expect.stringContaining(file)]]);
  });
});
