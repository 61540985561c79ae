import type { HintReport } from '#pipeline/eval/hint-report.ts';
import type { Flagged, HostileReport } from '#pipeline/eval/hostile-report.ts';
import type { EvalReport } from '#pipeline/eval/report.ts';
import { classTable, confusionTable, goldText } from './gold-text.ts';
import { section, table } from './table.ts';
import { plain, toolLines } from './tool-lines.ts';
import { shareCells } from './values.ts';

export interface TextOptions {
  /** Every wrong row, not the dangerous ones alone. */
  readonly misses: boolean;
}

/** The report for people, as lines of at most about 80 characters where no name is longer. */
export function reportText(report: EvalReport, options: TextOptions): string {
  return `${[
    ...countsText(report),
    ...(report.gold ? goldText(report.gold) : []),
    ...(report.hints ? hintText(report.hints) : []),
    ...hostileText(report.hostile),
    ...(report.facets ? section('Facets', classTable(report.facets)) : []),
    ...speedText(report),
    ...(options.misses ? missesText(report) : []),
  ].join('\n')}\n`;
}

function countsText({ rows, unreadable, half, rulesetVersion }: EvalReport): string[] {
  const kinds = [
    rows.gold > 0 ? `${rows.gold} labelled, ${rows.sure} of them sure` : '',
    rows.hinted > 0 ? `${rows.hinted} with a readOnlyHint` : '',
    rows.poison > 0 ? `${rows.poison} poisoned` : '',
    rows.unlabelled > 0 ? `${rows.unlabelled} without labels` : '',
  ];
  const part = half === null ? '' : `, half ${half}`;
  return [
    `Ruleset ${rulesetVersion}${part}: ${rows.read} rows of ${rows.servers} servers`,
    ...kinds.filter((kind) => kind !== '').map((kind) => `  ${kind}`),
    ...section(
      `Could not be read: ${unreadable.length}`,
      unreadable.map((one) => `  ${plain(one.file)} ${plain(one.error)}`),
    ),
  ];
}

function hintText(hints: HintReport): string[] {
  return [
    ...section(
      `Read against the rest, annotations hidden: ${hints.rows} rows with a readOnlyHint`,
      table([
        ['agrees', ...shareCells(hints.accuracy)],
        ['agrees, unknown as "not read"', ...shareCells(hints.accuracyUnknownNotRead)],
        ['changes something, called read', ...shareCells(hints.dangerous)],
        ['reads, called something else', ...shareCells(hints.readsCalledElse)],
        ['called unknown', ...shareCells(hints.unknown)],
      ]),
    ),
    ...section('Hint down, label across', confusionTable(hints.confusion)),
    ...section('Called read though the hint says that it changes something', toolLines(hints.dangerousTools)),
  ];
}

function hostileText(hostile: HostileReport): string[] {
  return [
    ...hostile.signals.flatMap((one) => section(`Poisoned, text signal ${one.signal}: ${one.rows}`, flaggedTable(one))),
    ...section('Instructions not seen', toolLines(hostile.missed, ['signal'])),
    ...section(
      `False alarms: ${hostile.realTools.either.of} other tools`,
      hostile.realTools.either.of === 0 ? [] : flaggedTable(hostile.realTools),
    ),
    ...section('Called hidden-instructions', toolLines(hostile.alarms, ['alarm'])),
  ];
}

function flaggedTable(flagged: Flagged): string[] {
  return table([
    ['hidden-instructions', ...shareCells(flagged.hiddenInstructions)],
    ['steers-the-model', ...shareCells(flagged.steersTheModel)],
    ['either', ...shareCells(flagged.either)],
  ]);
}

function speedText({ speed }: EvalReport): string[] {
  if (speed === null) return [];
  return section(
    'Speed: rules alone over parsed definitions, one core',
    table([
      ['tools a second of CPU', speed.toolsPerSecond.toLocaleString('en')],
      ['peak memory of the whole process', `${speed.peakMegabytes} MB`],
    ]),
  );
}

function missesText({ tools }: EvalReport): string[] {
  const wrong = tools.filter((tool) => tool.wrong.length > 0);
  return section(`Every wrong row: ${wrong.length}`, toolLines(wrong));
}
