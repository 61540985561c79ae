import { z } from 'zod';
import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import { TEXT_SIGNALS, type TextSignal, type Truth } from './types.ts';

/** Reads what a row states about its tool, or says which label is outside its closed list. Keys that are not labels are ignored. */
export function readTruth(value: unknown): Truth | { readonly error: string } {
  const read = Labels.safeParse(value);
  if (!read.success) return { error: describe(read.error) };
  const { category, risk, category2, risk2 } = read.data;
  if (category === null && risk !== null) return { error: 'a risk without a category' };
  return {
    category,
    risk,
    isSure: read.data.sure ?? false,
    category2,
    risk2,
    facets: read.data.facets,
    // A gold row's annotations belong to the definition that was labelled; they are no second truth.
    isReadOnly: category === null ? (read.data.readOnlyHint ?? read.data.annotations?.readOnlyHint ?? null) : null,
    isDestructive: read.data.destructiveHint ?? read.data.annotations?.destructiveHint ?? null,
    textSignal: read.data.text_signal,
  };
}

/** Some sets write `Read`: the letter case of a label says nothing. */
function labelOf<const Labels extends readonly string[]>(labels: Labels) {
  return optional(z.preprocess((value) => (typeof value === 'string' ? value.toLowerCase() : value), z.enum(labels)));
}

function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}

/** A hint of the wrong type is no hint, as for every other reader of annotations. */
const Hint = z.boolean().nullish().catch(null);
const Hints = z.object({ readOnlyHint: Hint, destructiveHint: Hint }).nullish().catch(null);

const Labels = z.object({
  category: labelOf(CATEGORIES),
  risk: labelOf(RISK_LEVELS),
  sure: optional(z.boolean()),
  category2: labelOf(CATEGORIES),
  risk2: labelOf(RISK_LEVELS),
  facets: optional(z.array(z.enum(FACETS))),
  readOnlyHint: optional(z.boolean()),
  destructiveHint: Hint,
  annotations: Hints,
  text_signal: optional(z.string().transform(signalOf)),
});

function signalOf(text: string, context: z.RefinementCtx): TextSignal {
  const signal = TEXT_SIGNALS.find((one) => text.startsWith(one));
  if (signal !== undefined) return signal;
  context.addIssue({ code: 'custom', message: `does not begin with ${TEXT_SIGNALS.join(', ')}` });
  return z.NEVER;
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'unreadable labels';
  const field = issue.path.join('.') || 'row';
  return issue.code === 'invalid_value' ? `${field}: none of ${issue.values.join(', ')}` : `${field}: ${issue.message}`;
}
