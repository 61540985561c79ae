import type { HintReport } from '#pipeline/eval/hint-report.ts';
import type { Flagged, HostileReport } from '#pipeline/eval/hostile-report.ts';
import type { EvalReport } from '#pipeline/eval/report.ts';
import type { Share } from '#pipeline/eval/share.ts';
import { shownName } from '#policy/visible-text.ts';
import { count } from '../log.ts';
import { classTable, confusionTable } from './class-tables.ts';
import { goldText } from './gold-text.ts';
import { section, table } from './table.ts';
import { classifierName, plain, toolLines, warningLines } from './tool-lines.ts';
import { shareCells } from './values.ts';

export interface TextOptions {
  /** Every wrong row, not the dangerous ones alone. */
  readonly misses?: boolean;
}

/** The report for people, as lines of at most about 80 characters where no name is longer. */
export function reportText(report: EvalReport, options: TextOptions): string {
  return `${[
    ...countsText(report),
    ...(report.gold ? goldText(report.gold) : []),
    ...(report.hints ? hintText(report.hints) : []),
    ...hostileText(report.hostile),
    ...(report.facets ? section('Facets', classTable(report.facets)) : []),
    ...groupText(report),
    ...speedText(report),
    ...(options.misses === true ? missesText(report) : []),
  ].join('\n')}\n`;
}

function countsText({ rows, unreadable, half, rulesetVersion, model }: EvalReport): string[] {
  const kinds = [
    rows.gold > 0 ? `${rows.gold} labelled, ${rows.sure} of them sure` : '',
    rows.hinted > 0 ? `${rows.hinted} with a readOnlyHint` : '',
    rows.poison > 0 ? `${rows.poison} poisoned` : '',
    rows.unlabelled > 0 ? `${rows.unlabelled} without labels` : '',
  ];
  const part = half === null ? '' : `, half ${half}`;
  return [
    `Ruleset ${classifierName({ rulesetVersion, model })}${part}: ${count(rows.read, 'row')} of ${count(rows.servers, 'server')}`,
    ...(model === null
      ? []
      : [`  ${model.answered} of ${count(model.tools, 'tool')} that it was to be asked about answered`]),
    ...kinds.filter((kind) => kind !== '').map((kind) => `  ${kind}`),
    ...section(`Could not be read: ${unreadable.length}`, unreadableLines(unreadable)),
  ];
}

function unreadableLines(unreadable: EvalReport['unreadable']): string[] {
  const lines = unreadable.slice(0, MAX_UNREADABLE).map((one) => `  ${plain(one.file)} ${plain(one.error)}`);
  const more = unreadable.length - lines.length;
  return more > 0 ? [...lines, `  and ${more} more; --json names all`] : lines;
}

/** A file of another kind has nothing but such rows. */
const MAX_UNREADABLE = 50;

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
    ...section('Called read though the hint says that it changes something', toolLines(hints.dangerousTools, ['read'])),
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
    ...section('Called hidden-instructions', warningLines(hostile.alarms)),
  ];
}

function flaggedTable(flagged: Flagged): string[] {
  return table([
    ['hidden-instructions', ...shareCells(flagged.hiddenInstructions)],
    ['steers-the-model', ...shareCells(flagged.steersTheModel)],
    ['either', ...shareCells(flagged.either)],
  ]);
}

function groupText({ groups }: EvalReport): string[] {
  if (groups === null || groups.scores.length === 0) return [];
  return section(
    `By ${groups.by}, sure rows (missed: changes something, called read)`,
    table([
      ['', 'rows', 'category', 'risk', 'missed', 'hints'],
      ...groups.scores.map((one) => [
        shownName(one.name),
        String(one.rows),
        outOf(one.category),
        outOf(one.risk),
        one.category.of === 0 ? '' : String(one.calledRead.count),
        outOf(one.hints),
      ]),
    ]),
  );
}

const outOf = (one: Share): string => (one.of === 0 ? '' : `${one.count}/${one.of}`);

function speedText({ speed }: EvalReport): string[] {
  if (speed === null) return [];
  return section(
    'Speed: rules alone over parsed definitions, one core',
    table([
      ['tools a second of CPU', speed.toolsPerSecond.toLocaleString('en')],
      ['memory with the rows read', `${speed.megabytesBefore} MB`],
      ['memory at the most', `${speed.peakMegabytes} MB`],
    ]),
  );
}

function missesText({ tools, hostile }: EvalReport): string[] {
  const wrong = tools.filter((tool) => tool.wrong.length > 0);
  return [
    ...section(`Called steers-the-model: ${hostile.steering.length}`, warningLines(hostile.steering)),
    ...section(`Every wrong row: ${wrong.length}`, toolLines(wrong)),
  ];
}
