import { homedir } from 'node:os';
import { failsAt } from '#pipeline/scan/fails-at.ts';
import type { ScanTargets } from '#pipeline/scan/gather.ts';
import { type Scanned, scan } from '#pipeline/scan/scan.ts';
import { shown } from '#pipeline/scan/shown.ts';
import type { ScanResult } from '#pipeline/scan/types.ts';
import { visibleJson } from '#pipeline/scan/visible-json.ts';
import type { ScanCommandFlags } from '../commands/scan.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { count, say, sayError } from '../log.ts';
import { writeOut } from '../stdout.ts';
import { paintFor, widthOf } from './colours.ts';
import { hintsAfter } from './hints.ts';
import { sayNothingFound } from './nothing-found.ts';
import { listOptions, openFor, planScan } from './plan-scan.ts';
import { writePolicies } from './policies.ts';
import { scanText } from './print-scan.ts';
import { sarifProblem, writeSarif } from './sarif-file.ts';
import { progressOf } from './scan-progress.ts';

/** `toolrisk scan`, from its arguments to its exit code. */
export async function runScan(files: readonly string[], flags: ScanCommandFlags): Promise<ExitCode> {
  const wrong = await wrongUsage(flags);
  if (wrong !== null) return failed(wrong, EXIT.usage);
  const planned = await planScan(files, flags);
  if (!planned.ok) return failed(planned.error, planned.isUsage ? EXIT.usage : EXIT.failed);
  const { targets } = planned;
  if (targets.configs.length === 0) return sayNothingFound(files);
  const unread = targets.configs.find((config) => config.scope === null && config.problem !== null);
  if (unread?.servers === 0)
    return failed(`${shown(unread.file, 160)}: ${shown(unread.problem ?? '', 200)}`, EXIT.failed);
  const interrupt = interruptible();
  try {
    const scanned = flags.static ? await scanKnown(targets) : await scanLive(targets, flags, interrupt.signal);
    await writeResult(scanned, flags);
    return judge(scanned.result, flags);
  } finally {
    interrupt.done();
  }
}

async function wrongUsage(flags: ScanCommandFlags): Promise<string | null> {
  if (flags.json && flags.sarif === true) return '--json and --sarif both write to stdout; give --sarif a file';
  if (flags.static && flags.useSecrets !== undefined)
    return '--static starts nothing, so there is nobody to --use-secrets with';
  return typeof flags.sarif === 'string' ? sarifProblem(flags.sarif) : null;
}

async function scanLive(targets: ScanTargets, flags: ScanCommandFlags, signal: AbortSignal): Promise<Scanned> {
  const sandbox = await openFor(flags);
  const progress = progressOf('scan');
  progress.sayPlan(targets, sandbox, flags.remote);
  return scan(targets, { ...listOptions(flags, sandbox, signal), ...progress.listeners });
}

/** Imported late: the database's driver takes 150 MB and half a second, and a scan needs none. */
async function scanKnown(targets: ScanTargets): Promise<Scanned> {
  const { scanStatic } = await import('./scan-static.ts');
  return scanStatic(targets);
}

async function writeResult(scanned: Scanned, flags: ScanCommandFlags): Promise<void> {
  const { result } = scanned;
  if (flags.policy !== undefined) await writePolicies(flags.policy, scanned.servers);
  if (typeof flags.sarif === 'string') await writeSarif(flags.sarif, result);
  if (flags.sarif === true) return writeSarif(null, result);
  if (flags.json) return writeOut(visibleJson(result));
  const paint = paintFor(process.stdout);
  const paths = { home: homedir(), cwd: process.cwd() };
  await writeOut(scanText(result, { paint, width: widthOf(process.stdout), isWhole: flags.all ?? false, paths }));
  const hints = hintsAfter(result, flags, paint, widthOf(process.stdout));
  if (hints.length > 0) await writeOut(`\n${hints.join('\n')}\n`);
}

function failed(error: string, code: ExitCode): ExitCode {
  sayError(error);
  return code;
}

/** Says what made it fail, so that a red build explains itself. */
function judge(result: ScanResult, { failOn, strict = false }: ScanCommandFlags): ExitCode {
  let code: ExitCode = EXIT.done;
  if (failOn !== undefined) {
    const { tools, findings, uncountedUnknown } = failsAt(result, failOn);
    if (tools + findings > 0) {
      say(
        'scan',
        `--fail-on ${failOn}: ${count(tools, 'tool')} and ${count(findings, 'finding')} at ${failOn} or above`,
      );
      code = EXIT.failed;
    }
    if (uncountedUnknown > 0)
      say('scan', `${uncountedUnknown} unknown, not counted by --fail-on ${failOn}; --strict counts them`);
  }
  const unknown = failsAt(result, 'critical').uncountedUnknown;
  if (strict && unknown > 0) {
    say('scan', `--strict: ${unknown} could not be looked at or are of unknown risk`);
    code = EXIT.failed;
  }
  return code;
}
