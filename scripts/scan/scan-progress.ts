import type { CrawlProgress } from '#crawler/context.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { ScanTarget, ScanTargets } from '#pipeline/scan/gather.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { count, paint, say } from '../log.ts';

/** Says before anything is started what will be: how it is isolated, and who is contacted. */
export function sayPlan({ configs, targets }: ScanTargets, sandbox: Sandbox, asksRemotes: boolean): void {
  const wanted = targets.filter((target) => !target.isDisabled && target.ref !== null);
  const started = wanted.filter((target) => !isAsked(target));
  say('scan', `${count(targets.length, 'server')} in ${count(configs.length, 'file')}`);
  if (started.length > 0) say('scan', HOW[sandbox.kind](started.length));
  if (sandbox.kind === 'absent' && started.length > 0) say('scan', paint.yellow(`no sandbox: ${sandbox.problem}`));
  const hosts = [...new Set(wanted.filter((target) => target.ref?.reach.kind === 'remote').map(hostOf))];
  if (hosts.length === 0) return;
  const names = listed(
    hosts.map((host) => shown(host)),
    8,
  );
  say('scan', asksRemotes ? `asking ${names} (--no-remote asks none)` : `not asking ${names}: --no-remote`);
}

const HOW = {
  bwrap: (servers) =>
    `${count(servers, 'server')} in the bubblewrap sandbox, without network, files or credentials of yours`,
  none: (servers) => `${count(servers, 'server')} WITHOUT a sandbox, as you asked: they run with your rights`,
  absent: (servers) => `${count(servers, 'server')} not started`,
} as const satisfies Record<Sandbox['kind'], (servers: number) => string>;

/** What is not started here: remotes are asked, saved answers are read. */
const isAsked = ({ ref }: ScanTarget): boolean => ref?.reach.kind === 'remote' || ref?.reach.kind === 'snapshot';

function hostOf({ ref }: ScanTarget): string {
  return ref?.reach.kind === 'remote' && URL.canParse(ref.reach.url) ? new URL(ref.reach.url).host : '?';
}

/** What a server is busy with, where it is worth waiting for. */
export function sayProgress({ name }: ScanTarget, progress: CrawlProgress): void {
  if (progress.kind === 'installing') {
    say('scan', `${paint.dim('installing')} ${shown(`${progress.package}@${progress.version}`, 80)}`);
  }
  if (progress.kind === 'restarting') {
    const names = listed(
      progress.placeholders.map((one) => shown(one)),
      5,
    );
    say('scan', `${paint.dim('restarting')} ${shown(name)} with placeholders for ${names}`);
  }
}

/** `[3/7] filesystem: 14 tools` */
export function sayServer({ name, answer }: SceneServer, done: number, of: number): void {
  if (answer.status === 'disabled') return;
  const place = paint.dim(`[${String(done).padStart(String(of).length)}/${of}]`);
  const what =
    answer.status === 'listed'
      ? count(answer.tools.length, 'tool')
      : paint.yellow(`${answer.reason} — ${shown(answer.detail, 200)}`);
  say('scan', `${place} ${shown(name)}: ${what}`);
}
