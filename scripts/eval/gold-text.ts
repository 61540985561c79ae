import type { AnnotatorReport } from '#pipeline/eval/annotator-report.ts';
import type { Bin, Calibration } from '#pipeline/eval/calibration.ts';
import type { GoldReport } from '#pipeline/eval/gold-report.ts';
import { classTable, confusionTable } from './class-tables.ts';
import { section, table } from './table.ts';
import { toolLines } from './tool-lines.ts';
import { decimal, shareCells } from './values.ts';

/** The part of the report over rows with a category and a risk. */
export function goldText(gold: GoldReport): string[] {
  const { category, risk, all } = gold;
  return [
    ...section(`Category and risk: ${rowsOf(gold)} (share, rows, 95 % interval)`, headlines(gold)),
    ...section('Categories', classTable(category.classes)),
    ...section('Category: truth down, label across', confusionTable(category.confusion)),
    ...section('Risk levels', risk ? classTable(risk.classes) : []),
    ...section('Risk: truth down, label across', risk ? confusionTable(risk.confusion) : []),
    ...section(
      'Called read though it changes something (all rows)',
      toolLines(all.category.dangerousTools, ['category', 'risk']),
    ),
    ...section('Needs review', reviewTable(gold)),
    ...section('Calibration of the category', calibrationTables(gold.calibration)),
    ...annotatorText(gold.annotators),
  ];
}

function rowsOf(gold: GoldReport): string {
  return gold.over === 'sure' ? `${gold.sureRows} sure rows of ${gold.rows}` : `${gold.rows} rows, none marked sure`;
}

function headlines({ category, risk, all, over }: GoldReport): string[] {
  const riskRows = risk
    ? [
        ['risk exactly', ...shareCells(risk.exact)],
        ['risk within one step', ...shareCells(risk.withinOneStep)],
        ['risk too low', ...shareCells(risk.tooLow)],
      ]
    : [];
  return table([
    ['category', ...shareCells(category.accuracy)],
    ...riskRows,
    ['changes something, called read', ...shareCells(category.dangerous)],
    ['reads, called something else', ...shareCells(category.readsCalledElse)],
    ['called unknown', ...shareCells(category.unknown)],
    ...(over === 'sure' ? allRows(all) : []),
  ]);
}

function allRows({ category, risk }: GoldReport['all']): string[][] {
  return [
    ['all rows: category', ...shareCells(category.accuracy)],
    ...(risk ? [['all rows: risk exactly', ...shareCells(risk.exact)]] : []),
    ['all rows: changes, called read', ...shareCells(category.dangerous)],
  ];
}

function reviewTable({ review }: GoldReport): string[] {
  return table([
    ['flagged', ...shareCells(review.flagged)],
    ['category right, flagged', ...shareCells(review.accuracyFlagged)],
    ['category right, others', ...shareCells(review.accuracyOthers)],
    ['wrong categories that are flagged', ...shareCells(review.wrongFlagged)],
  ]);
}

function calibrationTables(calibration: Calibration): string[] {
  const bins = calibration.bins.filter((bin) => bin.accuracy.of > 0);
  return [
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
  ];
}

/** The rules give about ten; a model may give any number. */
const MAX_STEPS = 30;

const binRow = (name: string, bin: Bin): string[] => [name, decimal(bin.meanConfidence), ...shareCells(bin.accuracy)];

function annotatorText(annotators: AnnotatorReport | null): string[] {
  if (annotators === null) return [];
  const { category, risk } = annotators;
  const riskRows = risk
    ? [
        ['risk: second annotator', ...shareCells(risk.second), decimal(risk.second.kappa, 3)],
        ['risk: classifier', ...shareCells(risk.classifier), decimal(risk.classifier.kappa, 3)],
      ]
    : [];
  return section(
    `Against the first annotator, the ${category.second.of} rows that have a second (kappa last)`,
    table([
      ['category: second annotator', ...shareCells(category.second), decimal(category.second.kappa, 3)],
      ['category: classifier', ...shareCells(category.classifier), decimal(category.classifier.kappa, 3)],
      ...riskRows,
    ]),
  );
}
