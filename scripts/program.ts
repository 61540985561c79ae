import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { checkCommand } from './commands/check.ts';
import { classifyCommand } from './commands/classify.ts';
import { crawlCommand } from './commands/crawl.ts';
import { diffCommand } from './commands/diff.ts';
import { evalCommand } from './commands/eval.ts';
import { gatewayCommand } from './commands/gateway.ts';
import { judgeCommand } from './commands/judge.ts';
import { ledgerCommand } from './commands/ledger.ts';
import { lockCommand } from './commands/lock.ts';
import { policyCommand } from './commands/policy/policy.ts';
import { publishCommand } from './commands/publish.ts';
import { scanCommand } from './commands/scan.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { serveCommand } from './commands/serve.ts';
import { statusCommand } from './commands/status.ts';
import { thinCommand } from './commands/thin.ts';
import { upCommand } from './commands/up.ts';
import { workCommand } from './commands/work.ts';

const EPILOGUE = `
Environment:
  TOOLRISK_DATA         folder of the catalogue and caches (default: .data/ in the checkout)
  DATABASE_URL          a PostgreSQL server instead of the embedded database
  TOOLRISK_CACHE_LIMIT  room for installed packages, such as 20GB (default: 10GB)
  TOOLRISK_SITE_URL     where the site will be found, for the links in its feeds
  NO_COLOR              no colours
  TOOLRISK_DEBUG        where an unexpected error came from

Exit codes: 0 the run finished, also where servers failed with a reason; 1 it could not do its work, or anything failed with
--strict; 2 wrong usage. Data goes to stdout, everything else to stderr.

First steps:
  toolrisk scan                                     what the servers of your own clients can do
  toolrisk up                                       the whole catalogue, served on 127.0.0.1
  toolrisk judge tools-list.json                    what one server's tools can do, offline
  toolrisk policy tools-list.json > policy.json     a policy for them; or of the catalogue: toolrisk policy twenty-crm
  toolrisk gateway --policy policy.json -- COMMAND  that policy enforced between an agent and the server`;

/** The `toolrisk` command. Each subcommand hands its exit code to `finish`; that of `gateway` is the server's own. */
export function makeProgram(finish: (code: number) => void): Command {
  const program = new Command('toolrisk')
    .description(
      'An open tool-risk catalogue for MCP servers: what every tool can do, the evidence for it, and a policy to paste.',
    )
    .version(packageJson.version)
    .addHelpText('after', EPILOGUE)
    .showSuggestionAfterError()
    .enablePositionalOptions();
  const commands = [
    scanCommand,
    lockCommand,
    checkCommand,
    upCommand,
    crawlCommand,
    classifyCommand,
    publishCommand,
    serveCommand,
    judgeCommand,
    policyCommand,
    gatewayCommand,
    evalCommand,
    ledgerCommand,
    diffCommand,
    thinCommand,
    scheduleCommand,
    workCommand,
    statusCommand,
  ];
  for (const make of commands) {
    const command = make(finish);
    inherit(command, program, command.name());
    program.addCommand(command);
  }
  return program;
}

/** Also into the commands of a command: they say how to get help in the same words. */
function inherit(command: Command, parent: Command, name: string): void {
  command.copyInheritedSettings(parent).showHelpAfterError(`(toolrisk ${name} --help explains)`);
  for (const one of command.commands) inherit(one, command, `${name} ${one.name()}`);
}
