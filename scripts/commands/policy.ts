import { Command, Option } from 'commander';
import { lookUp } from '#db/look-up.ts';
import { openDb } from '#db/open.ts';
import { policyOf } from '#pipeline/policy-of.ts';
import { POLICY_FORMATS } from '#policy/formats/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { sayError } from '../log.ts';
import { dataDir } from '../places.ts';

export function policyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('policy')
    .description('Print the recommended policy of a server, or of one of its tools, to stdout.')
    .argument('<server[/tool]>', 'slug or name of a server, or of a server and a tool')
    .addOption(
      new Option('--format <id>', 'how to write it down')
        .choices(POLICY_FORMATS.map((format) => format.id))
        .default('policy-json'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  toolrisk policy twenty-crm\n  toolrisk policy twenty-crm/createOneTask > policy.json',
    )
    .action(async (wanted: string, options: { format: string }) => {
      finish(await printPolicy(wanted, options.format));
    });
}

async function printPolicy(wanted: string, formatId: string): Promise<ExitCode> {
  const format = POLICY_FORMATS.find((one) => one.id === formatId);
  const opened = await openDb({
    dataDir: dataDir(),
    databaseUrl: process.env.DATABASE_URL,
    command: 'toolrisk policy',
  });
  if (!opened.ok) return fail(opened.detail);
  try {
    const found = await lookUp(opened.db, wanted);
    if (!found.ok) return fail(`${found.detail}. "toolrisk crawl" and "toolrisk classify" fill the catalogue.`);
    const policy = policyOf(found.tools, found.tool);
    if (!policy.ok) return fail(policy.detail);
    process.stdout.write(format ? format.write(policy.policy) : '');
    return EXIT.done;
  } finally {
    await opened.close();
  }
}

function fail(text: string): ExitCode {
  sayError(text);
  return EXIT.failed;
}
