import { counterKey, windowStart } from '#policy/counters.ts';
import { type Circumstances, type Counters, type Decision, evaluate } from '#policy/evaluate.ts';
import { explainDecision } from '#policy/explain.ts';
import { resolvePointer } from '#policy/json-pointer.ts';
import { re2Patterns } from '#policy/re2.ts';
import type { LimitWindow, Policy } from '#policy/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { writeOut } from '../stdout.ts';
import { failWith, usageError } from '../with-db.ts';
import { decisionText } from './decision-text.ts';
import { readCall } from './read-call.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { nameOf } from './read-text.ts';

export interface UsedCounter {
  readonly counter: string;
  readonly window: LimitWindow;
  readonly used: number;
}

export interface ExplainFlags {
  readonly used?: readonly UsedCounter[];
  /** Milliseconds since 1970, UTC. */
  readonly at?: number;
  readonly approved?: boolean;
  readonly json?: boolean;
}

/** `toolrisk policy explain FILE CALL`: the decision, the rule that made it and its message, on stdout. */
export async function explainCall(file: string, callFile: string, flags: ExplainFlags): Promise<ExitCode> {
  if (file === '-' && callFile === '-')
    return usageError('standard input can be read once: name a file for one of the two.');
  const read = await readPolicyFile(file);
  if (!read.ok) return failWith(read.detail);
  if (!read.value.ok) {
    const [first] = read.value.errors;
    return failWith(
      `${nameOf(file)} is no valid policy.json: ${first?.path ?? ''} ${first?.message ?? ''} ("toolrisk policy check" tells all)`,
    );
  }
  const call = await readCall(callFile);
  if (!call.ok) return failWith(call.detail);
  const { policy } = read.value;
  const circumstances = circumstancesOf(flags);
  const decision = evaluate(policy, call.value, circumstances);
  const why = explainDecision(policy, call.value, decision, circumstances);
  await writeOut(
    flags.json ? printJson(policy, decision, why) : decisionText({ policy, call: call.value, decision, why }),
  );
  return EXIT.done;
}

function circumstancesOf({ at, used = [], approved }: ExplainFlags): Circumstances {
  const now = at ?? Date.now();
  return { counters: countersOf(used, now), now, patterns: re2Patterns(), ...(approved && { isApproved: true }) };
}

function countersOf(used: readonly UsedCounter[], now: number): Counters {
  return new Map(used.map((one) => [counterKey(one), { windowStart: windowStart(one.window, now), used: one.used }]));
}

function printJson(policy: Policy, decision: Decision, why: readonly string[]): string {
  const rule = resolvePointer(policy, decision.pointer) ?? null;
  return `${JSON.stringify({ ...decision, why, rule }, null, 2)}\n`;
}
