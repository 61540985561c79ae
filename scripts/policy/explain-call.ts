import { listed, shown } from '#pipeline/scan/shown.ts';
import { counterKey, windowStart } from '#policy/counters.ts';
import { type Circumstances, type Counters, type Decision, evaluate, type ToolCall } from '#policy/evaluate.ts';
import { explainDecision } from '#policy/explain.ts';
import { otherwiseSpelled } from '#policy/gateway/argument-spelling.ts';
import { resolvePointer } from '#policy/json-pointer.ts';
import { re2Patterns } from '#policy/re2.ts';
import { nearest } from '#policy/schema/nearest.ts';
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
      `${nameOf(file)} is no valid policy.json: ${[first?.path, first?.message].filter(Boolean).join(' ')} ("toolrisk policy check" tells all)`,
    );
  }
  const call = await readCall(callFile);
  if (!call.ok) return failWith(call.detail);
  const { policy } = read.value;
  const stray = strayCounter(policy, flags.used ?? []);
  if (stray !== null) return usageError(stray);
  const { decision, why } = decideAndExplain(policy, call.value, circumstancesOf(flags));
  await writeOut(
    flags.json ? printJson(policy, decision, why) : decisionText({ policy, call: call.value, decision, why }),
  );
  return EXIT.done;
}

/** As the gateway decides: it looks at how arguments are spelled before it evaluates. */
function decideAndExplain(
  policy: Policy,
  call: ToolCall,
  circumstances: Circumstances,
): { readonly decision: Decision; readonly why: readonly string[] } {
  const spelling = otherwiseSpelled(policy, call);
  if (spelling !== null) return { decision: spelling, why: [`${shown(spelling.pointer, 200)}: ${SPELLING}`] };
  const decision = evaluate(policy, call, circumstances);
  return { decision, why: explainDecision(policy, call, decision, circumstances) };
}

const SPELLING =
  'the gateway looks at how arguments are spelled first, because a server may take one for another that a rule is on.';

/** Of a misspelt counter the decision would be told as if it had not been used. */
function strayCounter({ tools = {}, all_tools }: Policy, used: readonly UsedCounter[]): string | null {
  const limits = [...Object.values(tools).flatMap((rules) => rules.limits ?? []), ...(all_tools?.limits ?? [])];
  const known = [...new Set(limits.map(counterKey))];
  const stray = used.map(counterKey).find((key) => !known.includes(key));
  if (stray === undefined) return null;
  const meant = nearest(stray, known);
  const there = known.length === 0 ? 'it has no limits' : `it counts in ${listed(known.map((key) => shown(key)))}`;
  const hint = meant === undefined ? there : `did you mean ${shown(meant)}?`;
  return `--used ${shown(stray)}: no limit of the policy counts there; ${hint}`;
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
