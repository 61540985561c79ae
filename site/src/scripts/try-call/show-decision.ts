import { evaluate, NO_COUNTERS, type ToolCall } from '#policy/evaluate.ts';
import { explainDecision } from '#policy/explain.ts';
import { outcomeParts } from './outcome-parts.ts';
import { paceOf } from './pace.ts';
import { loadPatterns } from './patterns.ts';
import { highlight, readShownPolicy, showProfile } from './policy-on-page.ts';
import { readArguments } from './read-arguments.ts';

/** Reads the form, lets the evaluator decide and shows what it said, with the rule that decided marked in the policy on the page. */
export async function showDecision(section: HTMLElement): Promise<void> {
  const { args, profile, pace } = readForm(section);
  const read = readArguments(args);
  write(section, '[data-try-problem]', read.ok ? [] : [read.problem]);
  if (!read.ok) {
    write(section, '[data-try-outcome]', []);
    return;
  }
  showProfile(profile);
  const shown = readShownPolicy(profile);
  const call: ToolCall = { tool: JSON.parse(section.dataset.tool ?? '""'), args: read.args };
  const patterns = await loadPatterns(shown.policy);
  const day = startOfDay(Date.now());
  const circumstances = { counters: NO_COUNTERS, now: day, patterns };
  const decision = evaluate(shown.policy, call, circumstances);
  const why = explainDecision(shown.policy, call, decision, circumstances);
  const paced = paceOf({ policy: shown.policy, call, perMinute: pace, day, patterns });
  write(
    section,
    '[data-try-outcome]',
    outcomeParts({ policy: shown.policy, call, decision, why, paced, perMinute: pace }),
  );
  highlight(shown, paced.firstDenied?.decision.pointer ?? decision.pointer);
}

function readForm(section: HTMLElement): { args: string; profile: string; pace: number } {
  const data = new FormData(section.querySelector('form') ?? undefined);
  return {
    args: String(data.get('args') ?? ''),
    profile: String(data.get('tried-profile') ?? ''),
    pace: Math.trunc(Number(data.get('pace'))),
  };
}

function write(section: HTMLElement, selector: string, parts: readonly (string | Node)[]): void {
  section.querySelector(selector)?.replaceChildren(...parts);
}

function startOfDay(now: number): number {
  return new Date(now).setUTCHours(0, 0, 0, 0);
}
