import type { Bin, Calibration } from '#pipeline/eval/calibration.ts';
import type { ClassScore, Confusion } from '#pipeline/eval/classes.ts';
import type { GoldReport } from '#pipeline/eval/gold-report.ts';
import { section, table } from './table.ts';
import { toolLines } from './tool-lines.ts';
import { decimal, percent, shareCells } from './values.ts';

/** The part of the report over rows with a category and a risk. */
export function goldText(gold: GoldReport): string[] {
  const { category, risk, review, all } = gold;
  const rows =
    gold.over === 'sure' ? `${gold.sureRows} sure rows of ${gold.rows}` : `${gold.rows} rows, none marked sure`;
  return [
    ...section(
      `Category and risk: ${rows} (share, rows, 95 % interval)`,
      table([
        ['category', ...shareCells(category.accuracy)],
        ['risk exactly', ...(risk ? shareCells(risk.exact) : [])],
        ['risk within one step', ...(risk ? shareCells(risk.withinOneStep) : [])],
        ['risk too low', ...(risk ? shareCells(risk.tooLow) : [])],
        ['changes something, called read', ...shareCells(category.dangerous)],
        ['reads, called something else', ...shareCells(category.readsCalledElse)],
        ['called unknown', ...shareCells(category.unknown)],
        ['all rows: category', ...shareCells(all.category.accuracy)],
        ['all rows: risk exactly', ...(all.risk ? shareCells(all.risk.exact) : [])],
        ['all rows: changes, called read', ...shareCells(all.category.dangerous)],
      ]),
    ),
    ...section('Categories', classTable(category.classes)),
    ...section('Category: truth down, label across', confusionTable(category.confusion)),
    ...(risk ? section('Risk levels', classTable(risk.classes)) : []),
    ...(risk ? section('Risk: truth down, label across', confusionTable(risk.confusion)) : []),
    ...section(
      'Called read though it changes something (all rows)',
      toolLines(all.category.dangerousTools, ['category', 'risk']),
    ),
    ...section(
      'Needs review',
      table([
        ['flagged', ...shareCells(review.flagged)],
        ['category right, flagged', ...shareCells(review.accuracyFlagged)],
        ['category right, others', ...shareCells(review.accuracyOthers)],
        ['wrong categories that are flagged', ...shareCells(review.wrongFlagged)],
      ]),
    ),
    ...calibrationText(gold.calibration),
    ...annotatorText(gold),
  ];
}

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

function calibrationText(calibration: Calibration): string[] {
  const bins = calibration.bins.filter((bin) => bin.accuracy.of > 0);
  return section('Calibration of the category', [
    ...table([
      ['expected calibration error, ten bins', decimal(calibration.expectedError, 3)],
      ['the same over the exact steps', decimal(calibration.expectedErrorOfSteps, 3)],
      ['Brier score', decimal(calibration.brier, 3)],
    ]),
    ...table([
      ['confidence', 'mean', 'right', 'rows', '95 %'],
      ...bins.map((bin) => binRow(`${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`, bin)),
      ...calibration.steps.slice(0, MAX_STEPS).map((bin) => binRow(`= ${bin.from}`, bin)),
    ]),
  ]);
}

/** The rules give about ten; a model may give any number. */
const MAX_STEPS = 30;

const binRow = (name: string, bin: Bin): string[] => [name, decimal(bin.meanConfidence), ...shareCells(bin.accuracy)];

function annotatorText({ annotators }: GoldReport): string[] {
  if (annotators === null) return [];
  const { category, risk } = annotators;
  return section(
    `Against the first annotator, the ${category.second.of} rows that have a second (kappa last)`,
    table([
      ['category: second annotator', ...shareCells(category.second), decimal(category.second.kappa, 3)],
      ['category: classifier', ...shareCells(category.classifier), decimal(category.classifier.kappa, 3)],
      ...(risk
        ? [
            ['risk: second annotator', ...shareCells(risk.second), decimal(risk.second.kappa, 3)],
            ['risk: classifier', ...shareCells(risk.classifier), decimal(risk.classifier.kappa, 3)],
          ]
        : []),
    ]),
  );
}
