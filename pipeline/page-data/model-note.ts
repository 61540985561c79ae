import { CATEGORY_TEXT, FACET_TEXT } from '#classifier/taxonomy.ts';
import type { Classification, ModelOpinion } from '#classifier/types.ts';
import { shownName } from '#policy/visible-text.ts';
import { modelOpinions } from './model-opinions.ts';
import { oneLine } from './shown-text.ts';
import type { ModelNote } from './types.ts';

/** As long as a model's sentence may be, and a little room for what its signs are written out as. */
const MAX_WORDS = 400;

/** What a model was asked and what came of it; null where none was. `evidence` is the number of its quotes' mark, if they have one. */
export function modelNote(classification: Classification, evidence: number | null): ModelNote | null {
  const { model, promptVersion } = classification;
  if (model === null) return null;
  const opinions = modelOpinions(classification);
  const onCategory = opinions.find(({ about }) => about === 'category');
  const by = `${shownName(model)} (prompt ${shownName(promptVersion ?? 'unknown')})`;
  return {
    outcome: [outcome(by, onCategory), ...additions(opinions)].join(' '),
    words: oneLine(onCategory?.reason ?? '', MAX_WORDS) || null,
    isUnsure: onCategory?.isUnsure ?? false,
    evidence,
  };
}

/** What came of the category: the model's word for it is one of ours, checked when its answer was read. */
function outcome(by: string, opinion: ModelOpinion | undefined): string {
  if (opinion === undefined) return `${by} was asked and gave no usable answer: what the rules found stands.`;
  const [said, before] = [categoryName(opinion.said), categoryName(opinion.before)];
  if (opinion.effect === 'settled')
    return before === null
      ? `The rules left this open; ${by} settled it as ${said}.`
      : `The rules read it as ${before}, but not firmly; ${by} settled it as ${said}.`;
  if (opinion.effect === 'confirmed')
    return said === null
      ? `The rules left this open, and ${by} could not settle it either.`
      : `${by} was asked and reads it as the rules do: ${said}.`;
  if (said === null) return `${by} could not tell what a call does; the rules’ reading stands: ${before}.`;
  return before === null
    ? `${by} calls it ${said}, which settles nothing where a text tells the model what to do.`
    : `${by} calls it ${said}; the rules’ reading stands: ${before}.`;
}

function additions(opinions: readonly ModelOpinion[]): string[] {
  const risk = opinions.find(({ about }) => about === 'risk');
  const facets = opinions.filter(({ about }) => about === 'facet').map(({ said }) => `“${facetName(said)}”`);
  return [
    ...(risk === undefined ? [] : [riskText(risk)]),
    ...(facets.length === 0 ? [] : [`It added ${facets.join(', ')}.`]),
  ];
}

function riskText({ before, said }: ModelOpinion): string {
  return before === 'unknown' ? `It put the risk at ${said}.` : `It raised the risk from ${before} to ${said}.`;
}

/** Null for `unknown`, which is no answer. */
function categoryName(value: ModelOpinion['said'] | null): string | null {
  return value === null || value === 'unknown' || !isKey(CATEGORY_TEXT, value)
    ? null
    : CATEGORY_TEXT[value].label.toLowerCase();
}

function facetName(value: ModelOpinion['said']): string {
  return isKey(FACET_TEXT, value) ? FACET_TEXT[value].label.toLowerCase() : value;
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
