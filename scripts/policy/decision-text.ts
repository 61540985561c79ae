import { shown } from '#pipeline/scan/shown.ts';
import type { Decision, ToolCall } from '#policy/evaluate.ts';
import { resolvePointer } from '#policy/json-pointer.ts';
import type { Policy } from '#policy/types.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { type Paint, paintFor, widthOf } from '../scan/colours.ts';
import { inColumns } from '../scan/columns.ts';

/** A decision for people: what, why, and the rule itself. */
export function decisionText(policy: Policy, call: ToolCall, decision: Decision): string {
  const paint = paintFor(process.stdout);
  const rows = [
    [paintOutcome(paint, decision), shown(call.tool, 120)],
    ...reasons(decision).map((reason) => ['', reason]),
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

function reasons(decision: Decision): string[] {
  if (decision.outcome === 'allow') {
    const { reservations } = decision;
    if (reservations.length === 0) return ['Nothing in the policy stops it, and nothing counts it.'];
    return [
      `Nothing in the policy stops it. It counts in ${reservations.map(({ key }) => shown(key, 120)).join(' and ')}.`,
    ];
  }
  if (decision.outcome === 'hidden') return [shown(decision.message, 600)];
  return [
    shown(decision.message, 600),
    ...(decision.asksAPerson
      ? ['Where a person can be asked, one may approve it; everywhere else it is refused.']
      : []),
  ];
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
