import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { allowPrivateOption, concurrencyOption, onlyOption, sandboxOption, useSecretsOption } from '../options.ts';
import { allowUnlistedOption, configOption, lockFileOption, noRemoteOption } from '../scan/options.ts';
import type { ScanFlags } from '../scan/plan-scan.ts';

/** What `toolrisk lock` and `toolrisk check` share. */
export interface LockFlags extends ScanFlags {
  readonly lockfile: string;
  readonly allowUnlisted?: boolean;
}

export function lockCommand(finish: (code: ExitCode) => void): Command {
  return new Command('lock')
    .description(
      'Write down the definition of every tool of your configurations, for "toolrisk check" to compare with.',
    )
    .argument(
      '[file...]',
      'configuration files or folders of projects (default: the files of the project in this folder)',
    )
    .addOption(configOption())
    .addOption(lockFileOption())
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
The lock names the files it was written from; "toolrisk check" reads the same ones. Commit it: a change of a tool is then a change in a review.

Examples:
  toolrisk lock                        the files of this project, such as .mcp.json and .cursor/mcp.json
  toolrisk lock ~/.claude.json         a file of your own
  toolrisk lock --only github          bring one server of the lock up to date`,
    )
    .action(async (files: string[], flags: LockFlags) => {
      const { runLock } = await import('../scan/run-lock.ts');
      finish(await runLock(files, flags));
    });
}
