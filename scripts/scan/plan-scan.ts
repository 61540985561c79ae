import { homedir } from 'node:os';
import path from 'node:path';
import { openSandbox } from '#crawler/sandbox/index.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { ConfigBase } from '#crawler/sources/config/types.ts';
import { gather, type ScanTarget, type ScanTargets } from '#pipeline/scan/gather.ts';
import { isNamed, type ListOptions } from '#pipeline/scan/list-targets.ts';
import { type ConfigToScan, readConfigs } from '#pipeline/scan/read-configs.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import { dataDir } from '../places.ts';

/** The options that say which servers and how, over scan, lock and check. */
export interface ScanFlags {
  readonly config?: readonly string[];
  readonly only?: readonly string[];
  readonly sandbox: 'auto' | 'bwrap' | 'none';
  readonly concurrency?: number;
  readonly useSecrets?: readonly string[];
  /** `--no-remote` makes it false. */
  readonly remote: boolean;
  readonly allowPrivate?: boolean;
}

export type PlannedScan =
  | { readonly ok: true; readonly targets: ScanTargets }
  | { readonly ok: false; readonly error: string; readonly isUsage: boolean };

/** Where configurations are looked for on this machine. */
export function configBase(flags: Pick<ScanFlags, 'useSecrets'>): ConfigBase {
  const home = homedir();
  return { home, cwd: process.cwd(), platform: process.platform, env: process.env, useSecrets: flags.useSecrets ?? [] };
}

/** Which servers are looked at. The error is one line; `isUsage` where the command line is at fault. */
export async function planScan(paths: readonly string[], flags: ScanFlags): Promise<PlannedScan> {
  return chosenOf(await readConfigs([...paths, ...(flags.config ?? [])], configBase(flags)), flags);
}

/** Those of some files that `--only` means; names that mean none are a mistake. */
export function chosenOf(files: readonly ConfigToScan[], flags: ScanFlags): PlannedScan {
  const all = gather(files);
  const wrong = [
    ...(flags.only ?? []).map((name) => ({ flag: '--only', name })),
    ...(flags.useSecrets ?? []).map((name) => ({ flag: '--use-secrets', name })),
  ].find(({ name }) => !all.targets.some((target) => isNamed(target, [name])));
  if (wrong !== undefined) {
    const known = all.targets.map((target) => shown(target.name)).join(', ') || 'none';
    return { ok: false, isUsage: true, error: `${wrong.flag} ${wrong.name}: no such server; there are: ${known}` };
  }
  const doubted = flags.useSecrets?.find((name) => passedTo(all, name).length > 1);
  if (doubted !== undefined) return { ok: false, isUsage: true, error: doubtText(doubted, passedTo(all, doubted)) };
  const only = flags.only ?? [];
  const targets = only.length === 0 ? all.targets : all.targets.filter((target) => isNamed(target, only));
  return { ok: true, targets: { configs: all.configs, targets } };
}

/** A stranger's project may name its server as one's own: only one of them is meant to get the secrets. */
function passedTo({ targets }: ScanTargets, name: string): readonly ScanTarget[] {
  return targets.filter((target) => target.places.some((place) => place.name === name));
}

function doubtText(name: string, targets: readonly ScanTarget[]): string {
  const files = listed(
    targets.map(({ places: [place] }) => shown(place?.file ?? '', 160)),
    5,
  );
  return `--use-secrets ${name}: servers of that name stand in ${files}; name the file that is meant: toolrisk scan FILE --use-secrets ${name}`;
}

/** How they are listed. */
export function listOptions(flags: ScanFlags, sandbox: Sandbox, signal: AbortSignal): ListOptions {
  return {
    sandbox,
    cacheDir: path.join(dataDir(), 'cache'),
    concurrency: flags.concurrency,
    signal,
    allowPrivate: flags.allowPrivate ?? false,
    asksRemotes: flags.remote,
  };
}

export function openFor(flags: ScanFlags): Promise<Sandbox> {
  return openSandbox(flags.sandbox);
}
