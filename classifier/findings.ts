import type { Action, Parameter, Span, ToolReading } from './reading/types.ts';
import type { Category } from './taxonomy.ts';
import type { Evidence, Finding, Indication, Strength } from './types.ts';
import type { Deed } from './words/deeds.ts';
import { thirdPerson } from './words/forms.ts';

/** Everything a finding holds beside its rule. */
export interface FindingParts {
  readonly message: string;
  readonly strength: Strength;
  readonly indicates: Indication;
  readonly evidence: readonly Evidence[];
}

export function finding(rule: string, parts: FindingParts): Finding {
  return { rule, ...parts };
}

/** A finding for the strongest statement of one of the deeds, and one more for each other place that states it. */
export function findDeeds(reading: ToolReading, rule: string, deeds: readonly Deed[], category: Category): Finding[] {
  const found: Finding[] = [];
  for (const action of reading.actions) {
    if (!deeds.includes(action.deed) || found.length >= MAX_FINDINGS) continue;
    if (action.place === 'returns' && found.length > 0) continue;
    found.push(
      finding(rule, {
        message: sentenceFor(reading, action),
        strength: strengthOf(reading, action),
        indicates: { category },
        evidence: [evidenceAt(reading, action.span)],
      }),
    );
  }
  return found;
}

/** A tool of twenty modes needs no twenty findings of one rule. */
const MAX_FINDINGS = 4;

/** The description's own verb is strong; the name's is strong only where the description states nothing. */
export function strengthOf(reading: ToolReading, action: Action): Strength {
  if (action.deed === 'manage') return 'weak';
  if (action.place === 'description') return 'strong';
  if (action.place === 'mode') return isFilter(reading) ? 'weak' : 'strong';
  if (action.place === 'returns') return 'weak';
  if (action.place === 'also') return 'medium';
  if (action.place === 'noun') return action.verb === 'show' || action.verb === 'list' ? 'weak' : 'medium';
  return hasOwnWord(reading) ? 'medium' : 'strong';
}

/** The values of "action" are what is looked for, not what is done, where the tool says that it lists and nothing else. */
function isFilter(reading: ToolReading): boolean {
  const own = reading.actions.filter((action) => action.place === 'description' || action.place === 'name');
  return own.length > 0 && own.every((action) => action.deed === 'look');
}

/** Whether the description states what the tool does with a verb that says something. */
export function hasOwnWord(reading: ToolReading): boolean {
  return reading.actions.some((action) => action.place === 'description' && action.deed !== 'manage');
}

function sentenceFor(reading: ToolReading, action: Action): string {
  const name = shortName(reading.tool.name);
  const object = objectPhrase(reading, action);
  const does = object === '' ? thirdPerson(action.verb) : `${thirdPerson(action.verb)} ${object}`;
  if (action.place === 'mode')
    return `${name} can be told to ${action.verb}, by the values that one of its parameters takes.`;
  if (action.place === 'name') return `${name} ${does}, by its name.`;
  if (action.place === 'noun')
    return `${name} is named for what it ${thirdPerson(action.verb)}, with no verb that says more.`;
  return `${name} ${does}, as its description says.`;
}

const MAX_NAME_SHOWN = 60;
const MAX_PHRASE = 70;

export function shortName(name: string): string {
  return name.length <= MAX_NAME_SHOWN ? name : `${name.slice(0, MAX_NAME_SHOWN)}…`;
}

/** The object as the definition writes it, in one line. */
export function objectPhrase(reading: ToolReading, action: Action): string {
  const first = action.object[0];
  const last = action.object.at(-1);
  if (first === undefined || last === undefined) return '';
  if (action.place === 'name')
    return action.object
      .map((token) => token.word)
      .join(' ')
      .slice(0, MAX_PHRASE);
  const text = textAt(reading, { ...first, start: phraseStart(action, first), end: last.end });
  return lowerFirst(text.trim().replace(/\s+/g, ' ').slice(0, MAX_PHRASE));
}

/** An article that stands before the object belongs to it for the reader. */
function phraseStart(action: Action, first: Span): number {
  const { end, pointer } = action.span;
  return pointer === first.pointer && end < first.start && first.start - end <= MAX_ARTICLES ? end : first.start;
}

/** As long as " one existing and specific ". */
const MAX_ARTICLES = 24;

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Evidence in the tool's own definition, its text copied from the definition. */
export function evidenceAt(reading: ToolReading, span: Span): Evidence {
  const { pointer, part, start, end } = span;
  return { source: 'tool', pointer, part, start, end, text: textAt(reading, span) };
}

/** The key of a parameter as evidence. */
export function parameterEvidence(parameter: Parameter): Evidence {
  return {
    source: 'tool',
    pointer: parameter.pointer,
    part: 'key',
    start: 0,
    end: parameter.name.length,
    text: parameter.name,
  };
}

function textAt(reading: ToolReading, span: Span): string {
  return textBehind(reading, span.pointer).slice(span.start, span.end);
}

function textBehind(reading: ToolReading, pointer: string): string {
  if (pointer === '/name') return reading.tool.name;
  if (pointer === '/description') return reading.tool.description ?? '';
  if (pointer === '/title') return reading.tool.title ?? '';
  for (const parameter of reading.parameters) {
    if (pointer === `${parameter.pointer}/description`) return parameter.description;
    const index = parameter.choices.findIndex((_, at) => pointer === `${parameter.choicesPointer}/${at}`);
    if (index >= 0) return parameter.choices[index] ?? '';
    if (pointer === parameter.choicesPointer) return parameter.choices[0] ?? '';
  }
  return '';
}
