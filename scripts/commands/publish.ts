import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { outOption, siteUrlOption } from '../options.ts';
import { dataDir, outDir, siteUrl } from '../places.ts';
import { publishReporter, sayPublished } from '../report.ts';
import { failWith, withDb } from '../with-db.ts';

export function publishCommand(finish: (code: ExitCode) => void): Command {
  return new Command('publish')
    .description(
      'Build the site from what is stored. Builds nothing where nothing changed; the old site stands until the new one is whole.',
    )
    .addOption(outOption())
    .addOption(siteUrlOption())
    .action(async (flags: { out?: string; siteUrl?: string }) => {
      finish(await publishTo(outDir(flags.out), siteUrl(flags.siteUrl)));
    });
}

function publishTo(out: string, address: string | undefined): Promise<ExitCode> {
  const command = 'toolrisk publish';
  return withDb(command, async (opened) => {
    const [{ RULES }, { rulesetVersion }, { publish }] = await Promise.all([
      import('#classifier/rules/index.ts'),
      import('#classifier/ruleset.ts'),
      import('#pipeline/publish.ts'),
    ]);
    const interrupt = interruptible();
    try {
      const result = await publish({
        opened,
        dataDir: dataDir(),
        outDir: out,
        siteUrl: address,
        rules: RULES,
        rulesetVersion: rulesetVersion(),
        command,
        signal: interrupt.signal,
        onProgress: publishReporter(),
      });
      if (!result.ok) return failWith(result.detail);
      sayPublished(result, out);
      return EXIT.done;
    } finally {
      interrupt.done();
    }
  });
}
