import path from 'node:path';
import { findServers } from '#db/find-server.ts';
import { readListing } from '#db/read-listing.ts';
import type { Db } from '#db/types.ts';
import { clientTitle } from './clients.ts';
import type { ScanTarget, ScanTargets } from './gather.ts';
import { judgeListing } from './judge-listing.ts';
import { listTargets, sceneServer } from './list-targets.ts';
import { scanResult } from './result.ts';
import type { Scanned } from './scan.ts';
import type { SceneServer, ServerAnswer } from './types.ts';

/** A catalogue to look servers up in, or why there is none at hand, for people. */
export type Catalogue = { readonly db: Db } | { readonly problem: string };

/** Looks at servers without starting or asking any: saved answers are read, others are looked up in the catalogue. */
export async function scanStatic({ configs, targets }: ScanTargets, catalogue: Catalogue): Promise<Scanned> {
  const answers = new Map<ScanTarget, SceneServer>();
  for (const server of await readSaved(targets)) answers.set(server.target, server.server);
  for (const server of await lookUp(
    targets.filter((target) => !answers.has(target)),
    catalogue,
  )) {
    answers.set(server.target, server.server);
  }
  const servers = targets.flatMap((target) => answers.get(target) ?? []);
  return { servers, result: scanResult('static', null, configs, servers, clientTitle) };
}

interface Answered {
  readonly target: ScanTarget;
  readonly server: SceneServer;
}

async function readSaved(targets: readonly ScanTarget[]): Promise<Answered[]> {
  const saved = targets.filter(
    (target) => target.isDisabled || target.ref === null || target.ref.reach.kind === 'snapshot',
  );
  const servers = await listTargets(saved, {
    sandbox: { kind: 'absent', problem: 'a static scan starts nothing', mayRunTrusted: false },
    cacheDir: path.resolve('unused'),
    asksRemotes: false,
  });
  return servers.flatMap((server, at) => {
    const target = saved[at];
    return target === undefined ? [] : [{ target, server }];
  });
}

async function lookUp(targets: readonly ScanTarget[], catalogue: Catalogue): Promise<Answered[]> {
  const known =
    'db' in catalogue
      ? await findServers(
          catalogue.db,
          targets.flatMap(({ ref }) => ref ?? []),
        )
      : [];
  const answered: Answered[] = [];
  for (const [at, target] of targets.entries()) {
    const server = known[at] ?? null;
    const answer =
      'db' in catalogue && server !== null
        ? await storedAnswer(catalogue.db, server.id, target)
        : unknown('db' in catalogue ? 'the catalogue does not know it' : catalogue.problem);
    answered.push({ target, server: sceneServer(target, answer) });
  }
  return answered;
}

async function storedAnswer(db: Db, serverId: number, { ref }: ScanTarget): Promise<ServerAnswer> {
  const stored = await readListing(db, serverId);
  if (stored === null || ref === null) return unknown('the catalogue knows it, but it has never been listed');
  const answer = judgeListing(ref, { status: 'listed', listing: stored.listing });
  if (answer.status !== 'listed') return answer;
  // What a model added to the rules' judgement is in the stored one alone.
  const tools = answer.tools.map((one, at) => ({
    ...one,
    classification: stored.tools[at]?.classification ?? one.classification,
  }));
  return { ...answer, tools };
}

const unknown = (detail: string): ServerAnswer => ({ status: 'not-listed', reason: 'not-in-catalogue', detail });
