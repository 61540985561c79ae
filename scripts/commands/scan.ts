import { Command, Option } from 'commander';
import type { FailLevel } from '#pipeline/scan/fails-at.ts';
import type { ExitCode } from '../exit.ts';
import { allowPrivateOption, concurrencyOption, onlyOption, sandboxOption, useSecretsOption } from '../options.ts';
import { configOption, noRemoteOption } from '../scan/options.ts';
import type { ScanFlags } from '../scan/plan-scan.ts';

/** What `toolrisk scan` was asked for. */
export interface ScanCommandFlags extends ScanFlags {
  readonly json?: boolean;
  /** A file, or true for standard output. */
  readonly sarif?: string | true;
  readonly policy?: string;
  readonly failOn?: FailLevel;
  readonly strict?: boolean;
  readonly static?: boolean;
  readonly all?: boolean;
}

const LEVELS = ['low', 'medium', 'high', 'critical'] as const satisfies readonly FailLevel[];

export function scanCommand(finish: (code: ExitCode) => void): Command {
  return new Command('scan')
    .description('Show what the MCP servers in your own client configurations can do, and what to look out for.')
    .argument(
      '[file...]',
      'configuration files, folders of projects, or saved tools/list answers (default: those of every client)',
    )
    .addOption(configOption())
    .addOption(onlyOption())
    .option('--all', 'every tool and finding, not only the ones that matter most')
    .option('--json', 'print the result as JSON to stdout')
    .option('--sarif [file]', 'write the findings as SARIF 2.1.0 to a file that ends in .sarif, or to stdout')
    .option('--policy <dir>', 'write the recommended policy of each server into a folder')
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 if a tool or finding is at this level or above').choices(LEVELS),
    )
    .addOption(
      new Option('--strict', 'exit with 1 if a file, server or tool could not be looked at, or is of unknown risk'),
    )
    .option('--static', 'start nothing and contact nobody: saved answers, and what the catalogue knows')
    .addOption(useSecretsOption())
    .addOption(noRemoteOption())
    .addOption(allowPrivateOption())
    .addOption(sandboxOption())
    .addOption(concurrencyOption())
    .addHelpText('after', EPILOGUE)
    .action(async (files: string[], flags: ScanCommandFlags) => {
      const { runScan } = await import('../scan/run-scan.ts');
      finish(await runScan(files, flags));
    });
}

const EPILOGUE = `
Servers run in a sandbox without network and without your files and credentials; secrets in a configuration are replaced by placeholders.
Unknown is never low: --fail-on low and --fail-on medium count it, high and critical do not; --strict does.

Examples:
  toolrisk scan                                  every client of this machine, and this folder's project
  toolrisk scan .mcp.json --fail-on high         a gate for continuous integration
  toolrisk scan --sarif toolrisk.sarif           findings for a code host
  toolrisk scan --policy policies/               a policy per server, to paste
  toolrisk scan --use-secrets github             list github with its real token`;
