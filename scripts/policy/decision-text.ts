import { shown } from '#pipeline/scan/shown.ts';
import type { Decision, ToolCall } from '#policy/evaluate.ts';
import { resolvePointer } from '#policy/json-pointer.ts';
import type { Policy } from '#policy/types.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { type Paint, paintFor, widthOf } from '../scan/colours.ts';
import { inColumns } from '../scan/columns.ts';

export interface ExplainedDecision {
  readonly policy: Policy;
  readonly call: ToolCall;
  readonly decision: Decision;
  /** In sentences; see policy/explain.ts. */
  readonly why: readonly string[];
}

/** A decision for people: what, what the agent is told, why, and the rule itself. */
export function decisionText({ policy, call, decision, why }: ExplainedDecision): string {
  const paint = paintFor(process.stdout);
  const rows = [
    [paintOutcome(paint, decision), shown(call.tool, 120)],
    ...(decision.outcome === 'allow' ? [] : [[paint.dim('says'), shown(decision.message, 1000)]]),
    ...why.map((sentence, at) => [at === 0 ? paint.dim('why') : '', shown(sentence, 2000)]),
    [paint.dim('rule'), decision.pointer === '' ? 'the whole policy' : shown(decision.pointer, 200)],
  ];
  const columns = inColumns(rows, [LABEL, widthOf(process.stdout) - LABEL - 2]);
  return `${columns}\n${indent(ruleText(policy, decision.pointer))}\n`;
}

const LABEL = 'hidden'.length;

function paintOutcome(paint: Paint, decision: Decision): string {
  if (decision.outcome === 'allow') return paint.green('allow');
  if (decision.outcome === 'deny' && decision.asksAPerson) return paint.yellow('ask');
  return paint.red(decision.outcome);
}

/** The rule as it stands in the policy; of one that is long, its beginning. */
function ruleText(policy: Policy, pointer: string): string {
  const lines = escapeInvisible(JSON.stringify(resolvePointer(policy, pointer) ?? null, null, 2)).split('\n');
  return lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'].join('\n') : lines.join('\n');
}

const MAX_LINES = 40;

function indent(text: string): string {
  return text.replaceAll(/^/gm, ' '.repeat(LABEL + 2));
}
