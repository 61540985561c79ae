import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { crawlServer } from '#crawler/crawl-server.ts';
import { openSandbox } from '#crawler/sandbox/index.ts';
import type { WorkingSandbox } from '#crawler/sandbox/types.ts';
import type { ServerRef } from '#crawler/types.ts';
import { type BareServer, findBareServer, listBare } from './bare-sdk.ts';
import { type Figure, median } from './figure.ts';

const ROUNDS = 5;

interface Listed {
  readonly ref: ServerRef;
  readonly bare: BareServer;
}

/** Wall time of listing the installed default sources: our crawl in the sandbox against the SDK's client alone, in turns. */
export async function measureCrawlTime(
  refs: readonly ServerRef[],
  cacheDir: string,
  onProgress: (text: string) => void,
): Promise<Figure[]> {
  const sandbox = await openSandbox('auto');
  if (sandbox.kind === 'absent') return [skipped(sandbox.problem)];
  onProgress(`crawling ${refs.length} default sources once, which installs what is missing`);
  const listed = await findListed(refs, sandbox, cacheDir);
  if (!listed.some(({ ref }) => ref.reach.kind === 'npm'))
    return [skipped('no package of the default sources is installed')];
  const rounds: { ours: number; bare: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    onProgress(`listing ${listed.length} servers both ways, round ${round} of ${ROUNDS}`);
    const ours = await timeAll(listed, ({ ref }) => crawlServer(ref, { sandbox, cacheDir }));
    rounds.push({ ours, bare: await timeAll(listed, ({ bare }) => listBare(bare)) });
  }
  return describe(rounds, listed.length, sandbox.kind);
}

function skipped(why: string): Figure {
  return { label: 'crawl against the bare SDK', value: 'skipped', how: why };
}

/** The servers that both ways can list; one that the registry did not give takes part in neither. */
async function findListed(refs: readonly ServerRef[], sandbox: WorkingSandbox, cacheDir: string): Promise<Listed[]> {
  const queue = new PQueue({ concurrency: availableParallelism() });
  const found = await Promise.all(refs.map((ref) => queue.add(() => findOne(ref, sandbox, cacheDir))));
  return found.filter((one) => one !== null);
}

async function findOne(ref: ServerRef, sandbox: WorkingSandbox, cacheDir: string): Promise<Listed | null> {
  const result = await crawlServer(ref, { sandbox, cacheDir });
  if (result.status === 'failed') return null;
  const variables = result.listing.provenance.placeholders;
  const bare = await findBareServer(ref, { sandbox, cacheDir, variables });
  if (bare === null) return null;
  return (await listBare(bare).catch(() => 0)) > 0 ? { ref, bare } : null;
}

/** Seconds until the last is done. */
async function timeAll(listed: readonly Listed[], list: (one: Listed) => Promise<unknown>): Promise<number> {
  const queue = new PQueue({ concurrency: availableParallelism() });
  const started = performance.now();
  await Promise.all(listed.map((one) => queue.add(() => list(one))));
  return (performance.now() - started) / 1000;
}

function describe(rounds: readonly { ours: number; bare: number }[], servers: number, sandbox: string): Figure[] {
  const ours = median(rounds.map((round) => round.ours));
  const bare = median(rounds.map((round) => round.bare));
  const how = `${servers} servers, ${availableParallelism()} at a time, already installed, median of ${ROUNDS}`;
  return [
    { label: 'crawl of the default sources', value: `${ours.toFixed(2)} s`, how: `${how}; sandbox ${sandbox}` },
    { label: 'the same with the bare SDK', value: `${bare.toFixed(2)} s`, how: `${how}; no sandbox` },
    { label: 'crawl against the bare SDK', value: `${(ours / bare).toFixed(2)} times`, how: 'ratio of the medians' },
  ];
}
