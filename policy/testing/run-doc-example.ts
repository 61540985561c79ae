import { reserve, rollBack } from '../counters.ts';
import { type Counters, type Decision, evaluate, NO_COUNTERS } from '../evaluate.ts';
import { isHidden } from '../hiding.ts';
import { re2Patterns } from '../re2.ts';
import { readPolicyText } from '../schema/read-policy.ts';
import type { Policy } from '../types.ts';
import type { DocCall, DocExample } from './doc-examples.ts';

const DAY = '2026-01-31';
const PATTERNS = re2Patterns();

/** What is untrue in an example, a line each; none where all of it is true. */
export function untruths(example: DocExample): string[] {
  if (example.kind === 'invalid') return differingErrors(example.line, example.json, example.errors);
  if (example.kind === 'policy') {
    const policy = readPolicy(example.json, example.line);
    return example.runs.flatMap((calls) => differingCalls(policy, calls));
  }
  return example.rows.flatMap(({ line, args, ...expected }) => {
    const [require, denyIf] = (['require', 'deny_if'] as const).map((list) => {
      const policy = readPolicy(
        `{"version":"1","default":"deny","tools":{"it":{"${list}":[{"conditions":[${example.json}]}]}}}`,
        line,
      );
      return evaluate(
        policy,
        { tool: 'it', args: JSON.parse(args) },
        { counters: NO_COUNTERS, now: 0, patterns: PATTERNS },
      ).outcome;
    });
    return [
      ...difference(line, 'require', expected.require, require),
      ...difference(line, 'deny_if', expected.denyIf, denyIf),
    ];
  });
}

/** The policy that an example shows. Throws with its errors where it is none. */
export function readPolicy(json: string, line: number): Policy {
  const read = readPolicyText(json);
  if (!read.ok) throw new Error(`line ${line}: ${JSON.stringify(read.errors)}`);
  return read.policy;
}

/** One after the other, as a gateway would: an allowed call takes its uses, and gives them back if it failed. */
function differingCalls(policy: Policy, calls: readonly DocCall[]): string[] {
  let counters: Counters = NO_COUNTERS;
  return calls.flatMap((call) =>
    Array.from({ length: call.times }, () => {
      const decision = decide(policy, call, counters);
      if (decision.outcome === 'allow') {
        const taken = reserve(counters, decision.reservations);
        counters = call.mark === 'failed' ? rollBack(taken, decision.reservations) : taken;
      }
      return differingDecision(policy, call, decision);
    }).flat(),
  );
}

function decide(policy: Policy, { tool, args, time, mark }: DocCall, counters: Counters): Decision {
  const now = Date.parse(`${DAY}T${time ?? '12:00:00'}Z`);
  const call = { tool, args: JSON.parse(args) };
  return evaluate(policy, call, { counters, now, patterns: PATTERNS, isApproved: mark === 'approved' });
}

function differingDecision(policy: Policy, { line, tool, ...expected }: DocCall, decision: Decision): string[] {
  const message = decision.outcome === 'allow' ? null : decision.message;
  return [
    ...difference(line, 'decision', expected.outcome, inWords(decision)),
    ...difference(line, 'pointer', expected.pointer, decision.pointer),
    ...(expected.message === null ? [] : difference(line, 'message', expected.message, message)),
    ...difference(line, 'is listed', expected.outcome !== 'hidden', !isHidden(policy, tool)),
  ];
}

function inWords(decision: Decision): string {
  return decision.outcome === 'deny' && decision.asksAPerson ? 'ask' : decision.outcome;
}

function differingErrors(line: number, json: string, expected: readonly string[]): string[] {
  const read = readPolicyText(json);
  const found = read.ok ? [] : read.errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return difference(line, 'errors', expected.join('\n'), found.join('\n'));
}

function difference<T>(line: number, what: string, said: T, is: T): string[] {
  return said === is ? [] : [`line ${line}: ${what} is said to be ${said}, and is ${is}`];
}
