import { Command } from 'commander';
import type { Message } from '#policy/gateway/types.ts';
import { EXIT } from '../exit.ts';
import type { HttpRun } from '../gateway/run-http.ts';
import { type GatewayFlags, readSettings, usageProblem, waitSeconds } from '../gateway/settings.ts';
import { say, sayError } from '../log.ts';
import { portNumber } from '../options.ts';

const EXAMPLES = `
Examples:
  toolrisk gateway --policy policy.json -- npx -y @modelcontextprotocol/server-filesystem ~/notes
  toolrisk gateway --policy policy.json --audit calls.jsonl --approve -- node server.js
  toolrisk gateway --policy policy.json --upstream https://mcp.example.com/mcp --port 8123
  toolrisk gateway --policy policy.json --upstream https://mcp.example.com/mcp --header 'Authorization: Bearer \${EXAMPLE_TOKEN}'

In Claude Code:
  claude mcp add files -- toolrisk gateway --policy /home/me/policy.json -- npx -y @modelcontextprotocol/server-filesystem /home/me/notes
  claude mcp add --transport http example http://127.0.0.1:8123/mcp

In claude_desktop_config.json, and in the other clients that start servers by "command" and "args":
  "mcpServers": { "files": {
    "command": "toolrisk",
    "args": ["gateway", "--policy", "/home/me/policy.json", "--", "npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/me/notes"] } }

A policy to start from: toolrisk policy SERVER > policy.json

Exit code: the server's own, 0 after Ctrl-C with --upstream; 1 if it could not be started or the policy is invalid; 2 wrong usage. stdout
belongs to the protocol: what the gateway has to say goes to stderr. docs/gateway.md tells what is enforced and what is not.`;

/** `finish` takes the server's exit code, which is no code of ours. */
export function gatewayCommand(finish: (code: number) => void): Command {
  return new Command('gateway')
    .description(
      'Enforce a policy.json in front of a real server: hidden tools are not listed, and calls are decided before they are forwarded.',
    )
    .argument('[command...]', "the server's program and its arguments, after --")
    .requiredOption(
      '--policy <file>',
      'the policy.json; an edit holds from the next call on, an invalid one changes nothing',
    )
    .option('--upstream <url>', 'stand before a server over streamable HTTP, and listen on 127.0.0.1 for its clients')
    .option('--port <n>', 'with --upstream: the port to listen on (default: a free one)', portNumber)
    .option(
      '--header <header...>',
      `with --upstream: "Name: value", sent with every request to the server; \${NAME} is taken from the environment`,
    )
    .option(
      '--client-token <token>',
      `with --upstream: answer only clients that send this as their bearer token, which the server does not get; \${NAME} is taken from the environment`,
    )
    .option(
      '--approve',
      'ask the person through the client where a rule requires human approval; without an answer the call is denied',
    )
    .option('--approve-timeout <seconds>', 'how long a person has to answer (default: 120)', waitSeconds)
    .option(
      '--grant <name>',
      'count the calls of all gateways of this name and policy together (default: those of the same server command; with --upstream those of one bearer token, or else of one session)',
    )
    .option(
      '--state <folder>',
      'where counters are kept (default: toolrisk/gateway in $XDG_STATE_HOME or ~/.local/state)',
    )
    .option('--audit <file>', 'append every call and its decision to this file, as JSON lines without arguments')
    .option('--audit-arguments', 'write the arguments into the audit log too')
    .option('--audit-required', 'deny calls that cannot be written into the audit log')
    .passThroughOptions()
    .addHelpText('after', EXAMPLES)
    .action(async (command: readonly string[], flags: GatewayFlags) => finish(await runGateway(command, flags)));
}

async function runGateway(command: readonly string[], flags: GatewayFlags): Promise<number> {
  const problem = usageProblem(command, flags);
  if (problem !== null) {
    sayError(problem);
    return EXIT.usage;
  }
  const { openCore } = await import('#policy/gateway/core.ts');
  const settings = await readSettings(flags, warn);
  if (!settings.ok) return refuse(settings.problem, []);
  const opened = openCore(settings.core);
  if (!opened.ok) return refuse(`${flags.policy} is no valid policy, so nothing is started:`, opened.problems);
  const run = { ...settings.session, core: opened.core, warn };
  const code = await (flags.upstream === undefined ? runStdio(command, run) : runHttp(flags.upstream, flags, run));
  opened.core.stop();
  return code;
}

async function runStdio(command: readonly string[], { approvalTimeoutMs, ...run }: HttpRun): Promise<number> {
  const { elicitedApprovals } = await import('#policy/gateway/approval.ts');
  const { runStdioGateway } = await import('#policy/gateway/stdio-gateway.ts');
  const approvals =
    approvalTimeoutMs === null
      ? null
      : (send: (message: Message) => void) =>
          elicitedApprovals({ send: async (message) => send(message), timeoutMs: approvalTimeoutMs });
  if (process.stdin.isTTY) warn(AT_A_TERMINAL);
  const end = await runStdioGateway({
    ...run,
    holder: run.holder ?? { kind: 'command', value: command },
    approvals,
    command,
  });
  if (end.kind === 'refused') return refuse('The gateway cannot start:', end.problems);
  if (end.kind === 'exited') return end.code;
  return refuse('The server cannot be started:', [end.problem]);
}

const AT_A_TERMINAL =
  'A client is expected at stdin, which is a terminal: put this command into its configuration (--help shows how). Ctrl-C ends it.';

async function runHttp(upstream: string, { port, header, clientToken }: GatewayFlags, run: HttpRun): Promise<number> {
  const { runHttpGateway } = await import('../gateway/run-http.ts');
  return await runHttpGateway({ upstream, port, header, clientToken }, run);
}

function refuse(what: string, problems: readonly string[]): number {
  sayError([what, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  return EXIT.failed;
}

function warn(text: string): void {
  say('gateway', text);
}
