import type { ClassScore, Confusion } from '#pipeline/eval/classes.ts';
import { table } from './table.ts';
import { decimal, percent } from './values.ts';

/** Classes that no row is of and none was called are left out. */
export function classTable(classes: readonly ClassScore<string>[]): string[] {
  const seen = classes.filter((one) => one.support + one.called > 0);
  return table([
    ['', 'precision', 'recall', 'F1', 'rows', 'called'],
    ...seen.map((one) => [
      one.label,
      percent(one.precision),
      percent(one.recall),
      decimal(one.f1),
      String(one.support),
      String(one.called),
    ]),
  ]);
}

/** Truths that no row has are left out; of the labels none, so that tables of two runs stand alike. */
export function confusionTable(confusion: Confusion<string, string>): string[] {
  const [first = {}] = Object.values(confusion);
  const labels = Object.keys(first);
  const truths = Object.entries(confusion).filter(([, row]) => Object.values(row).some((count) => count > 0));
  return table([
    ['', ...labels.map((label) => label.slice(0, MAX_LABEL))],
    ...truths.map(([truth, row]) => [truth, ...labels.map((label) => String(row[label] || '·'))]),
  ]);
}

/** `destructive` and `financial` cut, so that six columns fit 80 characters. */
const MAX_LABEL = 8;
