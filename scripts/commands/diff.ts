import { Command } from 'commander';
import { createColors } from 'picocolors';
import type { ListingPeriod } from '#db/listing-history.ts';
import type { Db } from '#db/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { writeOut } from '../stdout.ts';
import { failWith, withDb } from '../with-db.ts';

interface Flags {
  readonly list?: boolean;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

export function diffCommand(finish: (code: ExitCode) => void): Command {
  return new Command('diff')
    .description('Print what changed between two listings of a server: the last two, or those of FROM and TO.')
    .argument('<server>', 'slug or name')
    .argument('[from]', 'number of a listing, or a date (2026-11-21): what was listed then')
    .argument('[to]', 'the same; the latest listing where it is left out')
    .option('--list', 'show which listings there are instead')
    .option('--json', 'print the changes as JSON')
    .option('--exit-code', 'exit with 1 if anything changed')
    .addHelpText('after', '\nExamples:\n  toolrisk diff twenty-crm\n  toolrisk diff twenty-crm 2026-11-01 2026-11-21')
    .action(async (server: string, from: string | undefined, to: string | undefined, flags: Flags) => {
      finish(await printDiff(server, [from, to], flags));
    });
}

function printDiff(text: string, [from, to]: readonly (string | undefined)[], flags: Flags): Promise<ExitCode> {
  return withDb('toolrisk diff', async ({ db }) => {
    const [{ lookUp }, { listingPeriods }, { didYouMean }] = await Promise.all([
      import('#db/look-up.ts'),
      import('#db/listing-history.ts'),
      import('../did-you-mean.ts'),
    ]);
    const found = await lookUp(db, text);
    if (!found.ok) return failWith(`${found.detail}${didYouMean(text, found.known)}`);
    const periods = await listingPeriods(db, found.server.id);
    if (flags.list) return printPeriods(periods, flags);
    const { chooseListings } = await import('#pipeline/history/choose-listings.ts');
    const chosen = chooseListings(periods, from, to);
    if (!chosen.ok) return failWith(`${found.server.slug}: ${chosen.problem}`);
    return printChanges(db, found.server, chosen, flags);
  });
}

async function printChanges(
  db: Db,
  { id, slug: server }: { readonly id: number; readonly slug: string },
  { from, to }: { readonly from: ListingPeriod; readonly to: ListingPeriod },
  flags: Flags,
): Promise<ExitCode> {
  const [{ readComparedListing }, { readServerContext }, { compareVersions }, { diffText }] = await Promise.all([
    import('#db/listing-history.ts'),
    import('#db/read-server-context.ts'),
    import('#pipeline/history/compare-versions.ts'),
    import('../diff-text.ts'),
  ]);
  const [before, after] = [await readComparedListing(db, from.listingId), await readComparedListing(db, to.listingId)];
  if (before === null || after === null) return failWith(`${server}: one of the two listings is no longer kept`);
  const context = (await readServerContext(db, id)) ?? { name: server };
  const changes = compareVersions(context, before, after);
  const colours = createColors(Boolean(process.stdout.isTTY) && !process.env.NO_COLOR);
  if (flags.json) await writeOut(await jsonLine({ server, from: shown(from), to: shown(to), changes }));
  else
    await writeOut(
      `${header(server, from, to)}\n\n${changes.length === 0 ? 'No tool differs.\n' : diffText(changes, colours)}`,
    );
  return flags.exitCode && changes.length > 0 ? EXIT.failed : EXIT.done;
}

function header(server: string, from: ListingPeriod, to: ListingPeriod): string {
  const told = day(from.from) === day(to.from) ? minute : day;
  return `${server}: listing ${from.listingId} (${told(from.from)}) → ${to.listingId} (${told(to.from)})`;
}

async function printPeriods(periods: readonly ListingPeriod[], flags: Flags): Promise<ExitCode> {
  if (flags.json) {
    await writeOut(await jsonLine(periods.map(shown)));
    return EXIT.done;
  }
  const lines = periods.map(({ listingId, from, toolCount, version }) => {
    const tools = `${toolCount} ${toolCount === 1 ? 'tool' : 'tools'}`;
    return `${String(listingId).padStart(6)}  ${from.toISOString()}  ${tools}${version === null ? '' : `, version ${version}`}\n`;
  });
  await writeOut(lines.join(''));
  return EXIT.done;
}

/** A terminal obeys what JSON leaves as it is, such as marks that turn the reading direction. */
async function jsonLine(value: unknown): Promise<string> {
  const { escapeInvisible } = await import('#policy/visible-text.ts');
  return `${escapeInvisible(JSON.stringify(value, null, 2))}\n`;
}

function shown({ listingId, from, toolCount, version }: ListingPeriod) {
  return { listing: listingId, at: from.toISOString(), tools: toolCount, version };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Two listings of one day are told apart by their time. */
function minute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
