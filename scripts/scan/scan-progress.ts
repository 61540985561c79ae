import type { CrawlProgress } from '#crawler/context.ts';
import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { ScanTarget, ScanTargets } from '#pipeline/scan/gather.ts';
import { listed, shown } from '#pipeline/scan/shown.ts';
import type { SceneServer } from '#pipeline/scan/types.ts';
import { count, paint, say } from '../log.ts';

/** What is told on stderr while servers are listed, under the name of a step. */
export function progressOf(step: string) {
  return {
    sayPlan: (targets: ScanTargets, sandbox: Sandbox, asksRemotes: boolean) => {
      for (const line of planLines(targets, sandbox, asksRemotes)) say(step, line);
    },
    listeners: {
      onProgress: (target: ScanTarget, progress: CrawlProgress) => {
        const line = progressLine(target, progress);
        if (line !== null) say(step, line);
      },
      onResult: (server: SceneServer, done: number, of: number) => {
        if (server.answer.status !== 'disabled') say(step, resultLine(server, done, of));
      },
    },
  };
}

/** Before anything is started: how it is isolated, and who is contacted. */
function planLines({ configs, targets }: ScanTargets, sandbox: Sandbox, asksRemotes: boolean): string[] {
  const wanted = targets.filter((target) => !target.isDisabled && target.ref !== null);
  const started = wanted.filter((target) => !isAsked(target)).length;
  const hosts = [...new Set(wanted.filter((target) => target.ref?.reach.kind === 'remote').map(hostOf))];
  const names = listed(
    hosts.map((host) => shown(host)),
    8,
  );
  return [
    `${count(targets.length, 'server')} in ${count(configs.length, 'file')}`,
    ...(started > 0 ? [HOW[sandbox.kind](started)] : []),
    ...(sandbox.kind === 'absent' && started > 0 ? [paint.yellow(`no sandbox: ${sandbox.problem}`)] : []),
    ...targets.filter(({ unset }) => unset.length > 0).map(unsetLine),
    ...(hosts.length > 0 && asksRemotes ? [`asking ${names} over the network (--no-remote asks none)`] : []),
    ...(hosts.length > 0 && !asksRemotes ? [`not asking ${names}: --no-remote`] : []),
  ];
}

function unsetLine({ name, unset }: ScanTarget): string {
  const names = listed(
    unset.map((one) => shown(one)),
    8,
  );
  return paint.yellow(`${shown(name)} is passed a placeholder for ${names}: not set in this environment`);
}

const HOW = {
  bwrap: (servers) =>
    `${count(servers, 'server')} started in the bubblewrap sandbox, without network, files or credentials of yours`,
  none: (servers) => `${count(servers, 'server')} WITHOUT a sandbox, as you asked: they run with your rights`,
  absent: (servers) => `${count(servers, 'server')} not started`,
} as const satisfies Record<Sandbox['kind'], (servers: number) => string>;

/** What is not started here: remotes are asked, saved answers are read. */
const isAsked = ({ ref }: ScanTarget): boolean => ref?.reach.kind === 'remote' || ref?.reach.kind === 'snapshot';

function hostOf({ ref }: ScanTarget): string {
  return ref?.reach.kind === 'remote' && URL.canParse(ref.reach.url) ? new URL(ref.reach.url).host : '?';
}

/** What a server is busy with, where it is worth waiting for. */
function progressLine({ name }: ScanTarget, progress: CrawlProgress): string | null {
  if (progress.kind === 'installing') {
    return `${paint.dim('installing')} ${shown(`${progress.package}@${progress.version}`, 80)}`;
  }
  if (progress.kind !== 'restarting') return null;
  const names = listed(
    progress.placeholders.map((one) => shown(one)),
    5,
  );
  return `${paint.dim('restarting')} ${shown(name)} with placeholders for ${names}`;
}

/** `[3/7] filesystem: 14 tools` */
function resultLine({ name, answer }: SceneServer, done: number, of: number): string {
  const place = paint.dim(`[${String(done).padStart(String(of).length)}/${of}]`);
  if (answer.status === 'listed') return `${place} ${shown(name)}: ${count(answer.tools.length, 'tool')}`;
  const why = answer.status === 'disabled' ? 'switched off' : `${answer.reason} — ${shown(answer.detail, 200)}`;
  return `${place} ${shown(name)}: ${paint.yellow(why)}`;
}
