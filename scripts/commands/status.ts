import { Command, Option } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { outOption } from '../options.ts';
import { dataDir, outDir } from '../places.ts';
import { writeOut } from '../stdout.ts';
import { failWith } from '../with-db.ts';

interface Flags {
  readonly json?: boolean;
  readonly dead?: boolean;
  readonly out?: string;
}

export function statusCommand(finish: (code: ExitCode) => void): Command {
  return new Command('status')
    .description(
      'Print how much is listed and judged, what fails and why, what waits in the queue, who works and when the next run is.',
    )
    .addOption(new Option('--json', 'print one JSON object'))
    .addOption(new Option('--dead', 'list the jobs that failed at every attempt, with what the last one said'))
    .addOption(outOption())
    .addHelpText(
      'after',
      `
An embedded database that another command holds cannot be read: then this says who holds it, and what the schedule and the last published
site say. Jobs listed by --dead are given out again by "toolrisk work --retry-dead".`,
    )
    .action(async (flags: Flags) => {
      finish(await status(flags));
    });
}

async function status(flags: Flags): Promise<ExitCode> {
  const { gatherStatus } = await import('../schedule/gather-status.ts');
  const gathered = await gatherStatus({
    dataDir: dataDir(),
    outDir: outDir(flags.out),
    databaseUrl: process.env.DATABASE_URL,
  });
  if (!gathered.ok) return failWith(gathered.detail);
  if (flags.json) await writeOut(`${JSON.stringify(gathered.status, null, 2)}\n`);
  else {
    const { describeDead, describeStatus } = await import('../schedule/describe-status.ts');
    const lines = flags.dead ? describeDead(gathered.status) : describeStatus(gathered.status, new Date());
    await writeOut(`${lines.join('\n')}\n`);
  }
  return EXIT.done;
}
