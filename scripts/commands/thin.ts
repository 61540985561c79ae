import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { count, say } from '../log.ts';
import { withDb } from '../with-db.ts';

interface Flags {
  readonly dryRun?: boolean;
  readonly keepDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function thinCommand(finish: (code: ExitCode) => void): Command {
  return new Command('thin')
    .description(
      'Remove old listings that nothing refers to. Stay: what was current in the last days, each server’s first and current listing, the last of every month, those of a change that is more than cosmetic, and every change with both versions.',
    )
    .option('--dry-run', 'say what would go and change nothing')
    .addOption(
      new Option('--keep-days <n>', 'keep everything that was current in the last n days').default(30).argParser(days),
    )
    .action(async (flags: Flags) => {
      finish(await thin(flags));
    });
}

function thin({ dryRun = false, keepDays }: Flags): Promise<ExitCode> {
  return withDb('toolrisk thin', async ({ db }) => {
    const { thinListings } = await import('#db/thin-listings.ts');
    const keepFrom = new Date(Date.now() - keepDays * DAY_MS);
    const gone = await thinListings(db, { keepFrom, isDryRun: dryRun });
    const what = `${count(gone.listings, 'listing')} and ${count(gone.definitions, 'definition')}`;
    say('thin', `${dryRun ? 'Would remove' : 'Removed'} ${what}; ${count(gone.kept, 'listing')} kept.`);
    return EXIT.done;
  });
}

function days(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 36_500)
    throw new InvalidArgumentError('It must be a whole number from 1 to 36500.');
  return value;
}
