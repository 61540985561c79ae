import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { allowPrivateOption, concurrencyOption, onlyOption, sandboxOption, useSecretsOption } from '../options.ts';
import { allowUnlistedOption, configOption, lockFileOption, noRemoteOption } from '../scan/options.ts';
import type { LockFlags } from './lock.ts';

/** What `toolrisk check` was asked for. */
export interface CheckFlags extends LockFlags {
  readonly json?: boolean;
}

export function checkCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('List the servers of toolrisk.lock again, and fail with the difference where a tool changed.')
    .argument('[file...]', 'configuration files to check instead of the ones that the lock names')
    .addOption(configOption())
    .addOption(lockFileOption())
    .option('--json', 'print the result as JSON to stdout')
    .addOption(allowUnlistedOption())
    .addOption(onlyOption())
    .addOption(useSecretsOption())
    .addOption(noRemoteOption())
    .addOption(allowPrivateOption())
    .addOption(sandboxOption())
    .addOption(concurrencyOption())
    .addHelpText(
      'after',
      `
Exit codes: 0 every tool is as it was locked, also where a newer version lists the same; 1 a tool or server came, went or changed, or a
server could not be listed; 2 wrong usage. Where the change is meant, "toolrisk lock" takes it over.`,
    )
    .action(async (files: string[], flags: CheckFlags) => {
      const { runCheck } = await import('../scan/run-check.ts');
      finish(await runCheck(files, flags));
    });
}
