import { InvalidArgumentError } from 'commander';

/** The options of `toolrisk gateway`. */
export interface GatewayFlags {
  readonly policy: string;
  readonly upstream?: string;
  readonly port?: number;
  readonly header?: readonly string[];
  readonly clientToken?: string;
  readonly state?: string;
  readonly grant?: string;
  readonly audit?: string;
  readonly auditArguments?: boolean;
  readonly auditRequired?: boolean;
  readonly approve?: boolean;
  /** Seconds. */
  readonly approveTimeout?: number;
}

/** What is wrong with how the command was called; null for nothing. */
export function usageProblem(command: readonly string[], flags: GatewayFlags): string | null {
  const { upstream, port, header, clientToken, audit } = flags;
  const empty = emptyWord(command, flags);
  // "" for the state folder would be the folder we are in, and for a grant one that others share.
  if (empty !== null) return `${empty} is empty; was a variable meant that is not set?`;
  if (command.length === 0 && upstream === undefined)
    return 'Name the server: toolrisk gateway --policy policy.json -- COMMAND…, or --upstream URL (toolrisk gateway --help explains)';
  if (command.length > 0 && upstream !== undefined)
    return 'The gateway stands before one server: name either a command or --upstream.';
  if (upstream === undefined && [port, header, clientToken].some((flag) => flag !== undefined))
    return '--port, --header and --client-token need --upstream URL.';
  const needsAudit = flags.auditArguments === true || flags.auditRequired === true;
  if (needsAudit && audit === undefined) return '--audit-arguments and --audit-required need --audit FILE.';
  return flags.approveTimeout !== undefined && flags.approve !== true ? '--approve-timeout needs --approve.' : null;
}

const TEXTS = [
  ['policy', '--policy'],
  ['upstream', '--upstream'],
  ['clientToken', '--client-token'],
  ['state', '--state'],
  ['grant', '--grant'],
  ['audit', '--audit'],
] as const satisfies (readonly [keyof GatewayFlags, string])[];

function emptyWord([program]: readonly string[], flags: GatewayFlags): string | null {
  if (program === '') return "The server's command";
  return TEXTS.find(([key]) => flags[key] === '')?.[1] ?? null;
}

/** A day: setTimeout takes 24 of them. */
const LONGEST_WAIT = 86_400;

/** For `--approve-timeout`. */
export function waitSeconds(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > LONGEST_WAIT)
    throw new InvalidArgumentError(`It must be a whole number of seconds, from 1 to ${LONGEST_WAIT}.`);
  return value;
}

/** What is loaded here is loaded for this command alone. */
export async function readSettings(flags: GatewayFlags, warn: (text: string) => void) {
  const { homedir } = await import('node:os');
  const { APPROVAL_TIMEOUT_MS } = await import('#policy/gateway/approval.ts');
  const { auditLog, auditProblem, NO_LOG } = await import('#policy/gateway/audit-log.ts');
  const { defaultStateDir } = await import('#policy/gateway/grant.ts');
  const { audit, approveTimeout } = flags;
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
  const holder = flags.grant === undefined ? null : ({ kind: 'name', value: flags.grant } as const);
  const timeout = approveTimeout === undefined ? APPROVAL_TIMEOUT_MS : approveTimeout * 1000;
  const approvalTimeoutMs = flags.approve === true ? timeout : null;
  const stateDir = flags.state ?? defaultStateDir(process.env, homedir());
  return {
    ok: true as const,
    core: { policyFile: flags.policy, stateDir, now: Date.now, warn },
    session: { holder, log, approvalTimeoutMs },
  };
}
