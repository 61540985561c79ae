import type { Sandbox } from '#crawler/sandbox/types.ts';
import type { ServerReach } from '#crawler/types.ts';
import type { RefList } from '#pipeline/crawl.ts';
import { count, say } from './log.ts';

/** Says before a crawl what is started, and how it is isolated, and what is asked over the network. */
export function sayPlan(refs: RefList, sandbox: Sandbox): void {
  say('crawl', planText(refs, sandbox));
}

/** `2 servers: 1 started in the bubblewrap sandbox, without network; 1 remote asked over the network` */
export function planText(refs: RefList, sandbox: Sandbox): string {
  const servers = count(refs.length, 'server');
  if (refs.length === 0) return servers;
  // A registry's are read as there is room for them.
  if (!('filter' in refs))
    return `${servers}: packages ${HOW[sandbox.kind](sandbox)}; remotes are asked over the network`;
  const number = (kinds: readonly ServerReach['kind'][]) =>
    refs.filter(({ reach }) => kinds.includes(reach.kind)).length;
  const [remotes, saved] = [number(['remote']), number(['snapshot'])];
  const started = refs.length - remotes - saved;
  const others = refs.filter(({ reach, alternatives = [] }) => {
    return reach.kind !== 'remote' && alternatives.some(({ kind }) => kind === 'remote');
  }).length;
  const parts = [
    ...(started > 0 ? [`${started} ${HOW[sandbox.kind](sandbox)}`] : []),
    ...(remotes > 0 ? [`${count(remotes, 'remote')} asked over the network`] : []),
    ...(others > 0 ? [`${count(others, 'remote')} asked where starting gives no list`] : []),
    ...(saved > 0 ? [`${count(saved, 'saved answer')} read`] : []),
  ];
  return `${servers}: ${parts.join('; ')}`;
}

const HOW: Readonly<Record<Sandbox['kind'], (sandbox: Sandbox) => string>> = {
  bwrap: () => 'started in the bubblewrap sandbox, without network',
  none: () => 'started WITHOUT a sandbox, as you asked: they run with your rights',
  absent: (sandbox) => `not started, no sandbox: ${sandbox.kind === 'absent' ? sandbox.problem : ''}`,
};
