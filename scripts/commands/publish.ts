import { Command } from 'commander';
import { RULES } from '#classifier/rules/index.ts';
import { rulesetVersion } from '#classifier/ruleset.ts';
import { openDb } from '#db/open.ts';
import { publish } from '#pipeline/publish.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';
import { outOption } from '../options.ts';
import { dataDir, outDir } from '../places.ts';
import { publishReporter, sayPublished } from '../report.ts';

export function publishCommand(finish: (code: ExitCode) => void): Command {
  return new Command('publish')
    .description(
      'Build the site from what is stored. Builds nothing where nothing changed; the old site stands until the new one is whole.',
    )
    .addOption(outOption())
    .action(async (flags: { out?: string }) => {
      finish(await publishTo(outDir(flags.out)));
    });
}

async function publishTo(out: string): Promise<ExitCode> {
  const command = 'toolrisk publish';
  const opened = await openDb({ dataDir: dataDir(), databaseUrl: process.env.DATABASE_URL, command });
  if (!opened.ok) {
    sayError(opened.detail);
    return EXIT.failed;
  }
  const interrupt = interruptible();
  try {
    const result = await publish({
      opened,
      dataDir: dataDir(),
      outDir: out,
      rules: RULES,
      rulesetVersion: rulesetVersion(),
      command,
      signal: interrupt.signal,
      onProgress: publishReporter(),
    });
    if (result.ok) sayPublished(result, out);
    else sayError(result.detail);
    return result.ok ? EXIT.done : EXIT.failed;
  } finally {
    interrupt.done();
  }
}
