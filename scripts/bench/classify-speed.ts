import { classifyServer } from '#classifier/classify.ts';
import type { Tool } from '#crawler/types.ts';
import { documentedServers } from './documented-servers.ts';
import { type Figure, median, whole } from './figure.ts';
import { generateServers } from './generated-servers.ts';

/** Enough for the compiler to settle: rounds after the third differ by a few per cent. */
const WARM_UP_ROUNDS = 3;
const ROUNDS = 11;

interface Listing {
  readonly name: string;
  readonly tools: readonly Tool[];
}

/** Tools classified a second on one core, from parsed definitions: the classifier runs in this one thread. */
export function measureClassifySpeed(example: Listing): Figure[] {
  return [
    measure('tools classified a second, the example', [example]),
    measure('tools classified a second, short definitions', generateServers(20)),
    measure('tools classified a second, definitions of real size', documentedServers(10)),
  ];
}

function measure(label: string, listings: readonly Listing[]): Figure {
  const tools = listings.reduce((sum, listing) => sum + listing.tools.length, 0);
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) classifyAll(listings);
  const rates = Array.from({ length: ROUNDS }, () => tools / classifyAll(listings));
  return { label, value: whole(median(rates)), how: `${whole(tools)} tools, median of ${ROUNDS} rounds, one core` };
}

/** Seconds of CPU, so that a busy machine does not count. */
function classifyAll(listings: readonly Listing[]): number {
  const before = process.cpuUsage();
  for (const { name, tools } of listings) classifyServer({ name }, tools);
  return process.cpuUsage(before).user / 1e6;
}
