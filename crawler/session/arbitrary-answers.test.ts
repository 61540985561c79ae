import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { sessionResult } from '../session-result.ts';
import type { Tool } from '../types.ts';
import { listTools } from './list-tools.ts';
import { makeMessageReader } from './message-reader.ts';
import { SessionReport } from './report.ts';

const SEED = 20_261_121;
/** Small, so that arbitrary answers reach them. */
const LIMITS = {
  ...DEFAULT_LIMITS,
  pages: 4,
  tools: 40,
  toolBytes: 4_000,
  toolValues: 300,
  listValues: 2_000,
  depth: 8,
};
const ORIGIN = {
  resolvedVersion: null,
  integrity: null,
  lockDigest: null,
  nodeVersion: null,
  args: [],
  variables: [],
  placeholders: [],
  sandbox: 'none',
} as const;
const ENDS = ['listed', 'too-large', 'bad-protocol', 'refused'];

/** UTF-16 units of any kind: NUL, lone surrogates, controls, marks that turn the text. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', ' ', '__proto__', 'constructor', 'toString', '../x', '\u202e', '\u001b[2J', 'n'.repeat(600)),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 6 }),
    fc.dictionary(text, tie('json'), { maxKeys: 6 }),
  ),
}));
/** Nearly a tool: any of its parts may be missing or anything. */
const toolLike = fc.record(
  {
    name: fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) }, { weight: 1, arbitrary: json }),
    title: fc.oneof(text, json),
    description: fc.oneof(text, json),
    inputSchema: fc.oneof(fc.dictionary(text, json, { maxKeys: 4 }), json),
    outputSchema: fc.oneof(fc.dictionary(text, json, { maxKeys: 4 }), json),
    annotations: fc.oneof(fc.record({ readOnlyHint: fc.oneof(fc.boolean(), json) }), json),
  },
  { requiredKeys: ['name', 'inputSchema'] },
);
const goodTool = fc.record({
  name: fc.string({ minLength: 1, maxLength: 8 }),
  inputSchema: fc.constant({ type: 'object' }),
});
const page = fc.oneof(
  json,
  fc.record(
    { tools: fc.array(fc.oneof(json, toolLike, goodTool), { maxLength: 20 }), nextCursor: fc.oneof(text, json) },
    { requiredKeys: ['tools'] },
  ),
);
const introduction = fc.oneof(
  json,
  fc.record(
    { protocolVersion: fc.constant('2025-11-25'), serverInfo: fc.dictionary(text, json), instructions: json },
    { requiredKeys: ['protocolVersion', 'serverInfo'] },
  ),
);
const GOOD_INTRODUCTION = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  serverInfo: { name: 'tracker', version: '1' },
};

describe('arbitrary answers', () => {
  test('to tools/list: nothing throws, everything is bounded, what is kept can be stored, the rest is counted', async () => {
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 5 }), async (pages) => {
        const report = await reportOf(GOOD_INTRODUCTION, pages);
        expect(ENDS).toContain(report.end.kind);
        expect(report.tools.length).toBeLessThanOrEqual(LIMITS.tools);
        if (report.end.kind === 'listed') listed += checkResult(report);
        else expect(report.tools).toEqual([]);
      }),
      { seed: SEED, numRuns: 1_500 },
    );
    // The property says something only where lists are read.
    expect(listed).toBeGreaterThan(100);
  });

  test('to initialize: nothing throws, and what the server says of itself can be stored', async () => {
    await fc.assert(
      fc.asyncProperty(introduction, async (answer) => {
        const report = await reportOf(answer, [{ tools: [{ name: 'read_issue', inputSchema: {} }] }]);
        expect(ENDS).toContain(report.end.kind);
        if (report.end.kind !== 'listed') return;
        const result = sessionResult(report, ORIGIN, LIMITS);
        if (result.status === 'listed') expectStorable(result.listing.serverInfo);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  test('in place of answers: messages of any shape change nothing that was asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 10 }), async (strays) => {
        const report = await reportOf(
          GOOD_INTRODUCTION,
          [{ tools: [{ name: 'read_issue', inputSchema: {} }] }],
          strays,
        );
        expect(report.tools).toEqual([{ name: 'read_issue', inputSchema: {} }]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

test('arbitrary bytes as stdout, in arbitrary pieces: nothing throws, limits hold, the pieces make no difference', () => {
  const limits = { answerBytes: 2_000, lines: 20 };
  const line = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    json.map((value) => Buffer.from(JSON.stringify(value))),
    json.map((params) => Buffer.from(JSON.stringify({ jsonrpc: '2.0', method: 'm', params }))),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 97 }), (lines, size) => {
      const bytes = Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
      const [whole, pieces] = [readAll([bytes], limits), readAll(cut(bytes, size), limits)];
      expect(whole.messages.length + whole.noiseLines).toBeLessThanOrEqual(limits.lines * 20);
      expect(whole.limits.length).toBeLessThanOrEqual(1);
      if (bytes.length <= limits.answerBytes) expect(pieces).toEqual(whole);
    }),
    { seed: SEED, numRuns: 1_500 },
  );
});

/** What the session process would hand on of a server that answers so. */
async function reportOf(
  initialize: unknown,
  pages: readonly unknown[],
  strays: readonly unknown[] = [],
): Promise<SessionReport> {
  const listing = await listTools(answering(initialize, pages, strays), LIMITS, 'toolrisk');
  const { askAgain, ...rest } = listing;
  const report = { ...rest, secondList: await askAgain(), noiseLines: 0, firstNoise: '', stderr: '' };
  return SessionReport.parse(JSON.parse(JSON.stringify(report)));
}

/** Answers as a server would, through JSON: a key such as `__proto__` arrives as one. */
function answering(initialize: unknown, pages: readonly unknown[], strays: readonly unknown[]): Transport {
  let asked = 0;
  const transport: Transport = {
    start: async () => {},
    close: async () => {},
    send: async (message) => {
      if (!('method' in message && 'id' in message)) return;
      const answer = message.method === 'initialize' ? initialize : pages[asked++ % pages.length];
      for (const stray of strays) say({ method: 'x', ...(Object(stray) === stray ? (stray as object) : {}) });
      say({ jsonrpc: '2.0', id: message.id, result: answer ?? null });
    },
  };
  const say = (message: object) => transport.onmessage?.(JSON.parse(JSON.stringify(message)));
  return transport;
}

/** Returns how many tools were kept. */
function checkResult(report: SessionReport): number {
  const result = sessionResult(report, ORIGIN, LIMITS);
  if (result.status === 'failed') {
    expect(result.detail.length).toBeLessThanOrEqual(300);
    expectStorable(result.detail);
    return 0;
  }
  const { tools, dropped } = result.listing;
  expect(tools.length + dropped.length).toBe(report.tools.length);
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  for (const tool of tools) checkTool(tool);
  expectStorable(dropped);
  return tools.length;
}

function checkTool(tool: Tool): void {
  expectStorable(tool);
  expect(tool.name.trim()).not.toBe('');
  expect(tool.name.length).toBeLessThanOrEqual(LIMITS.nameLength);
  expect(Object.prototype.toString.call(tool.inputSchema)).toBe('[object Object]');
  const optional = [tool.title, tool.description].filter((value) => value !== undefined);
  for (const value of optional) expect(typeof value).toBe('string');
  expect(depthOf(tool)).toBeLessThanOrEqual(LIMITS.depth + 1);
}

/** As PostgreSQL's jsonb wants it: no NUL, no lone surrogate, and the same after being written and read. */
function expectStorable(value: unknown): void {
  const written = JSON.stringify(value);
  expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  expect(written.isWellFormed()).toBe(true);
  expect(JSON.stringify(JSON.parse(written))).toBe(written);
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function readAll(chunks: readonly Buffer[], limits: { readonly answerBytes: number; readonly lines: number }) {
  const messages: unknown[] = [];
  const told: string[] = [];
  const reader = makeMessageReader(
    limits,
    (message) => messages.push(message),
    (limit) => told.push(limit),
  );
  for (const chunk of chunks) reader.push(chunk);
  return { messages, limits: told, ...reader.noise() };
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
