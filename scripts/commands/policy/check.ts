import { Command } from 'commander';
import type { ExitCode } from '../../exit.ts';
import type { CheckFlags } from '../../policy/check-policy.ts';

export function policyCheckCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Check a policy.json: every error with its path, traps that it holds, tools that it leaves out.')
    .argument('<file>', 'the policy.json; "-" reads standard input')
    .option(
      '--server <server...>',
      'compare it with the tools of these servers: slugs or names of the catalogue, or files of tools (.json, .jsonl)',
    )
    .option('--strict', 'exit with 1 on a warning too')
    .option('--all', 'tell everything, not only the first of each kind')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EPILOGUE)
    .action(async (file: string, flags: CheckFlags) => {
      const { checkPolicy } = await import('../../policy/check-policy.ts');
      finish(await checkPolicy(file, flags));
    });
}

const EPILOGUE = `
Warnings are holes and rules that do nothing; notes are worth knowing and often meant, such as slots that nobody filled in yet.
Exit codes: 0 it is valid; 1 it is not, or with --strict something is warned of; 2 wrong usage.

Examples:
  toolrisk policy check policy.json
  toolrisk policy check policy.json --server github slack --strict   a gate for continuous integration`;
