import { Command, Option } from 'commander';
import { POLICY_FORMAT_IDS } from '#policy/formats/index.ts';
import { POLICY_PROFILES } from '#policy/types.ts';
import type { ExitCode } from '../../exit.ts';
import type { PolicyFlags } from '../../policy/print-policy.ts';
import { policyCheckCommand } from './check.ts';
import { policyExplainCommand } from './explain.ts';

export function policyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('policy')
    .description(
      'Print a policy for a server, for one of its tools, or for several servers of one agent; check and explain one.',
    )
    .usage(
      '[options] <server...>\n       toolrisk policy check [options] <file>\n       toolrisk policy explain [options] <file> <call>',
    )
    .enablePositionalOptions()
    .argument(
      '[server...]',
      'slug or name of a server, of a server/tool, or a file of tools that ends in .json or .jsonl ("-" reads one from standard input)',
    )
    .addOption(new Option('--profile <id>', 'how strict it is').choices(POLICY_PROFILES).default('recommended'))
    .addOption(new Option('--format <id>', 'how to write it down').choices(POLICY_FORMAT_IDS).default('policy-json'))
    .addOption(
      new Option(
        '--server-key <name>',
        'what the client’s configuration calls the server, again for each server in their order (default: the slug)',
      ).argParser((name: string, before: readonly string[] = []) => [...before, name]),
    )
    .option('--all', 'tell every note, not only the first of each kind')
    .addHelpText('after', EPILOGUE)
    .action(async (servers: string[], flags: PolicyFlags, command: Command) => {
      if (servers.length === 0) return command.error("error: missing required argument 'server'");
      const { printPolicy } = await import('../../policy/print-policy.ts');
      finish(await printPolicy(servers, flags));
    })
    .addCommand(policyCheckCommand(finish))
    .addCommand(policyExplainCommand(finish));
}

const EPILOGUE = `
The policy alone goes to stdout. What it means goes to stderr: what the format cannot say, slots to fill in, and of several servers
names that collide, texts about another server's tools, and flows from a stranger's text to private data or code, each with the
rule that cuts it. A file of tools is a tools/list answer, an array of tools or JSON lines, as "toolrisk judge" takes: it needs no catalogue.
Exit codes: 0 a policy was printed; 1 a server or a file cannot be read; 2 wrong usage.

Examples:
  toolrisk policy twenty-crm > policy.json
  toolrisk policy twenty-crm/createOneTask --profile strict
  toolrisk policy tools-list.json                            judged here, without the catalogue
  toolrisk policy github slack filesystem > policy.json      one policy for all three
  toolrisk policy github --format claude-code --server-key gh
  toolrisk policy check policy.json --server github
  toolrisk policy explain policy.json call.json

docs/policies.md tells how to get, check and load one.`;
