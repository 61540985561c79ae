import { Command, Option } from 'commander';
import { loadFormat, POLICY_FORMAT_IDS, type PolicyFormatId } from '#policy/formats/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { writeOut } from '../stdout.ts';
import { failWith, withDb } from '../with-db.ts';

export function policyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('policy')
    .description('Print the recommended policy of a server, or of one of its tools, to stdout.')
    .argument('<server[/tool]>', 'slug or name of a server, or of a server and a tool')
    .addOption(new Option('--format <id>', 'how to write it down').choices(POLICY_FORMAT_IDS).default('policy-json'))
    .addHelpText(
      'after',
      '\nExamples:\n  toolrisk policy twenty-crm\n  toolrisk policy twenty-crm/createOneTask > policy.json',
    )
    .action(async (wanted: string, options: { format: PolicyFormatId }) => {
      finish(await printPolicy(wanted, options.format));
    });
}

function printPolicy(wanted: string, formatId: PolicyFormatId): Promise<ExitCode> {
  return withDb('toolrisk policy', async ({ db }) => {
    const [{ lookUp }, { policyOf }] = await Promise.all([import('#db/look-up.ts'), import('#pipeline/policy-of.ts')]);
    const found = await lookUp(db, wanted);
    if (!found.ok) return failWith(`${found.detail}. "toolrisk crawl" and "toolrisk classify" fill the catalogue.`);
    const policy = policyOf(found.tools, found.tool);
    if (!policy.ok) return failWith(policy.detail);
    const format = await loadFormat(formatId);
    await writeOut(format.write({ policy: policy.policy, servers: [] }));
    return EXIT.done;
  });
}
