import { classifyServer } from '#classifier/classify.ts';
import { hostileDefinitions } from '#classifier/corpus/hostile-definitions.ts';
import type { Tool } from '#crawler/types.ts';
import type { Figure } from './figure.ts';

const SIZE = 1_000_000;
const ROUNDS = 3;

/** What the costliest of the hostile definitions takes, in CPU: the number that a server can force on us. */
export function measureWorstCase(): Figure[] {
  for (const { tool } of hostileDefinitions(SIZE / 50)) classify(tool);
  const costs = hostileDefinitions(SIZE).map(({ what, tool }) => ({ what, cost: least(tool) }));
  const worst = costs.reduce((left, right) => (right.cost > left.cost ? right : left));
  return [
    {
      label: 'the worst definition of a megabyte',
      value: `${worst.cost.toFixed(1)} ms`,
      how: `the costliest of ${costs.length} (“${worst.what}”), CPU, best of ${ROUNDS}`,
    },
  ];
}

function least(tool: Tool): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => classify(tool)));
}

/** Milliseconds. A copy each time, because engines keep what they know of a string. */
function classify(tool: Tool): number {
  const copy: Tool = JSON.parse(JSON.stringify(tool));
  const before = process.cpuUsage();
  classifyServer({ name: 'hostile' }, [copy]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
