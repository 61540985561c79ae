import type { AskedServer } from '#pipeline/policy-of.ts';
import { lintPolicy } from '#policy/lint/lint-policy.ts';
import type { LintFinding } from '#policy/lint/types.ts';
import { re2Patterns } from '#policy/re2.ts';
import type { PolicyError } from '#policy/schema/schema.ts';
import type { Policy } from '#policy/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count } from '../log.ts';
import { paintFor, widthOf } from '../scan/colours.ts';
import { writeOut } from '../stdout.ts';
import { failWith, usageError } from '../with-db.ts';
import { errorsText, findingsText, summaryText } from './check-text.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { withServers } from './read-servers.ts';
import { nameOf } from './read-text.ts';

export interface CheckFlags {
  readonly server?: readonly string[];
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `toolrisk policy check FILE`: what is wrong with a policy, on stdout. */
export async function checkPolicy(file: string, flags: CheckFlags): Promise<ExitCode> {
  if ([file, ...(flags.server ?? [])].filter((text) => text === '-').length > 1) {
    return usageError('standard input can be read once: name a file for the policy or for the tools.');
  }
  const read = await readPolicyFile(file);
  if (!read.ok) return failWith(read.detail);
  if (!read.value.ok) return tellErrors(file, read.value.errors, flags);
  const { policy } = read.value;
  if (flags.server === undefined) return tellFindings({ file, policy, servers: null, flags });
  return withServers('toolrisk policy check', flags.server, (servers) =>
    tellFindings({ file, policy, servers, flags }),
  );
}

async function tellErrors(file: string, errors: readonly PolicyError[], { json }: CheckFlags): Promise<ExitCode> {
  const text = errorsText(errors, { paint: paintFor(process.stdout), width: widthOf(process.stdout) });
  await writeOut(json ? printJson({ ok: false, errors, findings: [] }) : text);
  return failWith(`${nameOf(file)} is no valid policy.json: ${count(errors.length, 'error')}`);
}

interface Checked {
  readonly file: string;
  readonly policy: Policy;
  readonly servers: readonly AskedServer[] | null;
  readonly flags: CheckFlags;
}

async function tellFindings({ file, policy, servers, flags }: Checked): Promise<ExitCode> {
  const serverTools = servers?.flatMap(({ server }) => server.tools.map(({ name }) => name)) ?? null;
  const findings = lintPolicy({ policy, serverTools, patterns: re2Patterns() });
  await writeOut(flags.json ? printJson({ ok: true, errors: [], findings }) : checkText(file, policy, findings, flags));
  return flags.strict && findings.some(({ level }) => level === 'warning') ? EXIT.failed : EXIT.done;
}

function checkText(file: string, policy: Policy, findings: readonly LintFinding[], { all }: CheckFlags): string {
  const view = { paint: paintFor(process.stdout), width: widthOf(process.stdout), isWhole: all === true };
  return `${findingsText(findings, view)}${summaryText(nameOf(file), policy, findings, view)}`;
}

function printJson(result: object): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
