import { Command } from 'commander';
import type { Message } from '#policy/gateway/types.ts';
import { EXIT } from '../exit.ts';
import { say, sayError } from '../log.ts';

interface Flags {
  readonly policy: string;
  readonly state?: string;
  readonly grant?: string;
  readonly audit?: string;
  readonly auditArguments?: boolean;
  readonly auditRequired?: boolean;
  readonly approve?: boolean;
}

const EXAMPLES = `
Examples:
  toolrisk gateway --policy policy.json -- npx -y @modelcontextprotocol/server-filesystem ~/notes
  toolrisk gateway --policy policy.json --audit calls.jsonl --approve -- node server.js

In Claude Code:
  claude mcp add files -- toolrisk gateway --policy /home/me/policy.json -- npx -y @modelcontextprotocol/server-filesystem /home/me/notes

In claude_desktop_config.json, and in the other clients that start servers by "command" and "args":
  "mcpServers": { "files": {
    "command": "toolrisk",
    "args": ["gateway", "--policy", "/home/me/policy.json", "--", "npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/me/notes"] } }

A policy to start from: toolrisk policy SERVER > policy.json

Exit code: the server's own; 1 if it could not be started or the policy is invalid; 2 wrong usage. stdout belongs to the protocol: what
the gateway has to say goes to stderr. docs/gateway.md tells what is enforced and what is not.`;

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
    .option(
      '--approve',
      'ask the person through the client where a rule requires human approval; without an answer the call is denied',
    )
    .option(
      '--grant <name>',
      'count the calls of all gateways of this name and policy together (default: those of the same server command)',
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
    .action(async (command: readonly string[], flags: Flags) => finish(await runGateway(command, flags)));
}

async function runGateway(command: readonly string[], flags: Flags): Promise<number> {
  const problem = usageProblem(command, flags);
  if (problem !== null) {
    sayError(problem);
    return EXIT.usage;
  }
  const [{ openCore }, { runStdioGateway }, settings] = await Promise.all([
    import('#policy/gateway/core.ts'),
    import('#policy/gateway/stdio-gateway.ts'),
    readSettings(command, flags),
  ]);
  if (!settings.ok) {
    sayError(settings.problem);
    return EXIT.failed;
  }
  const opened = openCore(settings.core);
  if (!opened.ok) return refuse(`${flags.policy} is no valid policy, so nothing is started:`, opened.problems);
  const end = await runStdioGateway({ ...settings.session, core: opened.core, command, warn });
  opened.core.stop();
  if (end.kind === 'refused') return refuse('The gateway cannot start:', end.problems);
  if (end.kind === 'exited') return end.code;
  return refuse('The server cannot be started:', [end.problem]);
}

function usageProblem(command: readonly string[], flags: Flags): string | null {
  if (command.length === 0)
    return 'Name the server: toolrisk gateway --policy policy.json -- COMMAND… (toolrisk gateway --help explains)';
  const needsAudit = flags.auditArguments === true || flags.auditRequired === true;
  return needsAudit && flags.audit === undefined ? '--audit-arguments and --audit-required need --audit FILE.' : null;
}

/** What is loaded here is loaded for this command alone. */
async function readSettings(command: readonly string[], flags: Flags) {
  const { homedir } = await import('node:os');
  const { APPROVAL_TIMEOUT_MS, elicitedApprovals } = await import('#policy/gateway/approval.ts');
  const { auditLog, auditProblem, NO_LOG } = await import('#policy/gateway/audit-log.ts');
  const { defaultStateDir } = await import('#policy/gateway/grant.ts');
  const { audit } = flags;
  const unwritable = audit === undefined ? null : auditProblem(audit);
  if (unwritable !== null)
    return { ok: false as const, problem: `The audit log cannot be written, so nothing is started: ${unwritable}` };
  const log = (grant: () => string) =>
    audit === undefined
      ? NO_LOG
      : auditLog({
          file: audit,
          withArguments: flags.auditArguments === true,
          isRequired: flags.auditRequired === true,
          grant,
          now: Date.now,
          warn,
        });
  const { grant } = flags;
  const holder =
    grant === undefined ? ({ kind: 'command', value: command } as const) : ({ kind: 'name', value: grant } as const);
  const approvals =
    flags.approve === true
      ? (send: (message: Message) => void) =>
          elicitedApprovals({ send: async (message) => send(message), timeoutMs: APPROVAL_TIMEOUT_MS })
      : null;
  const stateDir = flags.state ?? defaultStateDir(process.env, homedir());
  return {
    ok: true as const,
    core: { policyFile: flags.policy, stateDir, now: Date.now, warn },
    session: { holder, log, approvals },
  };
}

function refuse(what: string, problems: readonly string[]): number {
  sayError([what, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  return EXIT.failed;
}

function warn(text: string): void {
  say('gateway', text);
}
