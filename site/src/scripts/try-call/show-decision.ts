import { evaluate, NO_COUNTERS, type ToolCall } from '#policy/evaluate.ts';
import { explainRules } from '#policy/explain.ts';
import { outcomeParts } from './outcome-parts.ts';
import { paceOf } from './pace.ts';
import { loadPatterns } from './patterns.ts';
import { highlight, readShownPolicy } from './policy-on-page.ts';
import { readArguments } from './read-arguments.ts';

/** Reads the form, lets the evaluator decide and shows what it said, with the rule that decided marked in the policy on the page. */
export async function showDecision(section: HTMLElement): Promise<void> {
  const { args, profile, pace, paceProblem } = readForm(section);
  const read = readArguments(args);
  const problem = read.ok ? paceProblem : read.problem;
  if (!read.ok || problem !== null) {
    write(section, '[data-try-outcome]', []);
    write(section, '[data-try-problem]', [problem ?? '']);
    return;
  }
  const shown = readShownPolicy(profile);
  const call: ToolCall = { tool: JSON.parse(section.dataset.tool ?? '""'), args: read.args };
  const patterns = await loadPatterns(shown.policy);
  const day = startOfDay(Date.now());
  const circumstances = { counters: NO_COUNTERS, now: day, patterns };
  const decision = evaluate(shown.policy, call, circumstances);
  const why = explainRules(shown.policy, call, decision, circumstances);
  const paced = paceOf({ policy: shown.policy, call, perMinute: pace, day, patterns });
  write(section, '[data-try-problem]', []);
  write(section, '[data-try-outcome]', outcomeParts({ decision, why, paced, perMinute: pace }));
  highlight(shown, paced.firstDenied?.decision.pointer ?? decision.pointer);
}

interface Form {
  readonly args: string;
  readonly profile: string;
  readonly pace: number;
  /** What is wrong with the pace; null where nothing is. */
  readonly paceProblem: string | null;
}

function readForm(section: HTMLElement): Form {
  const form = section.querySelector('form');
  const data = new FormData(form ?? undefined);
  const field = form?.querySelector<HTMLInputElement>('[name="pace"]');
  return {
    args: String(data.get('args') ?? ''),
    profile: String(data.get('tried-profile') ?? ''),
    pace: Number(field?.value),
    paceProblem: field?.validity.valid
      ? null
      : `Calls per minute are a whole number from ${field?.min} to ${field?.max}.`,
  };
}

function write(section: HTMLElement, selector: string, parts: readonly (string | Node)[]): void {
  section.querySelector(selector)?.replaceChildren(...parts);
}

function startOfDay(now: number): number {
  return new Date(now).setUTCHours(0, 0, 0, 0);
}
