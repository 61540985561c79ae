/** One row's label by the truth and by the classifier. */
export interface Pair<Truth extends string, Label extends string> {
  readonly truth: Truth;
  readonly label: Label;
}

/** How often each truth (outer key) got each label (inner key). Every key of the closed lists is there. */
export type Confusion<Truth extends string, Label extends string> = Record<Truth, Record<Label, number>>;

export function confusionOf<Truth extends string, Label extends string>(
  truths: readonly Truth[],
  labels: readonly Label[],
  pairs: readonly Pair<Truth, Label>[],
): Confusion<Truth, Label> {
  const confusion = recordOf(truths, () => recordOf(labels, () => 0));
  for (const { truth, label } of pairs) confusion[truth][label] += 1;
  return confusion;
}

export interface ClassScore<Label extends string> {
  readonly label: Label;
  /** Rows that are of the class, and rows that were called so. */
  readonly support: number;
  readonly called: number;
  /** Null where nothing was called so. */
  readonly precision: number | null;
  /** Null where no row is of the class. */
  readonly recall: number | null;
  /** Null where both are; 0 where the class was missed throughout. */
  readonly f1: number | null;
}

/** Precision, recall and their harmonic mean for every class of the list, `unknown` as one of its own. */
export function classScores<Label extends string>(
  labels: readonly Label[],
  pairs: readonly Pair<Label, Label>[],
): ClassScore<Label>[] {
  return labels.map((label) => {
    const support = pairs.filter((pair) => pair.truth === label).length;
    const called = pairs.filter((pair) => pair.label === label).length;
    const right = pairs.filter((pair) => pair.truth === label && pair.label === label).length;
    return { label, support, called, ...ratios(right, support, called) };
  });
}

/** Precision, recall and F1 of `right` hits among `called`, where `support` were to be found. */
export function ratios(right: number, support: number, called: number) {
  return {
    precision: called === 0 ? null : right / called,
    recall: support === 0 ? null : right / support,
    f1: support + called === 0 ? null : (2 * right) / (support + called),
  };
}

function recordOf<Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> {
  // fromEntries forgets which keys it was given; all of `keys` are there.
  return Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;
}
