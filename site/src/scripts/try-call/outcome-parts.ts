import type { Decision } from '#policy/evaluate.ts';
import { shownPointer } from '#policy/visible-text.ts';
import type { Pace } from './pace.ts';

export interface Outcome {
  /** On the first call. */
  readonly decision: Decision;
  /** Of that decision, in sentences; see `explainRules`. */
  readonly why: readonly string[];
  readonly paced: Pace;
  readonly perMinute: number;
}

/** What a decision looks like: the word, the rule, the reason, and how many calls pass at that pace. */
export function outcomeParts(outcome: Outcome): Node[] {
  const { decision } = outcome;
  const verdict = element('p', [
    element('strong', [WORD[kindOf(decision)]], kindOf(decision)),
    ' by ',
    code(decision.pointer),
  ]);
  return [
    verdict,
    ...reasons(outcome).map((sentence) => element('p', [sentence])),
    paceBar(outcome),
    element('p', paceWords(outcome)),
  ];
}

type Kind = 'allow' | 'ask' | 'deny' | 'hidden';

const WORD = {
  allow: 'Allowed',
  ask: 'Denied until a person approves',
  deny: 'Denied',
  hidden: 'Hidden and denied',
} as const satisfies Record<Kind, string>;

function kindOf(decision: Decision): Kind {
  return decision.outcome === 'deny' && decision.asksAPerson ? 'ask' : decision.outcome;
}

function reasons({ decision, why }: Outcome): string[] {
  return decision.outcome === 'allow' ? [] : [`The agent reads: “${decision.message}”`, ...why];
}

/** How much of a minute passes; the words beside it say the same. */
function paceBar({ paced, perMinute }: Outcome): Element {
  const bar = svg('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true', class: 'pace' });
  const passed = (100 * paced.passedInMinute) / perMinute;
  bar.append(svg('rect', { class: 'passed', width: String(passed), height: '6' }));
  return bar;
}

function paceWords({ paced, perMinute }: Outcome): (string | Node)[] {
  const { firstDenied, passedInMinute, passedInDay } = paced;
  const total = perMinute * 1440;
  if (firstDenied === null)
    return [`All ${number(perMinute)} calls of a minute pass, and all ${number(total)} of a day.`];
  if (passedInDay === 0) return [`Of ${number(perMinute)} calls a minute none passes.`];
  const day = ` In a day ${number(passedInDay)} of ${number(total)} pass.`;
  const first = `call ${number(firstDenied.call)} is the first that is denied, by `;
  return passedInMinute === perMinute
    ? [`All ${number(perMinute)} calls of the first minute pass; `, first, code(firstDenied.decision.pointer), '.', day]
    : [
        `${number(passedInMinute)} of ${number(perMinute)} calls in a minute pass; `,
        first,
        code(firstDenied.decision.pointer),
        '.',
        day,
      ];
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function code(pointer: string): Element {
  return element('code', [shownPointer(pointer)]);
}

function element(name: string, children: readonly (string | Node)[], kind?: Kind): HTMLElement {
  const made = document.createElement(name);
  if (kind !== undefined) made.className = `decision ${kind}`;
  made.append(...children);
  return made;
}

function svg(name: string, attributes: Readonly<Record<string, string>>): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
