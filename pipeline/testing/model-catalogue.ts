import type { Classification, ClassifyServer } from '#classifier/types.ts';
import type { Tool } from '#crawler/types.ts';
import { openDb } from '#db/open.ts';
import { saveCrawlResult } from '#db/save-crawl-result.ts';
import { attempt, ref } from '#db/testing/fixtures.ts';
import type { Db, OpenDb } from '#db/types.ts';
import { classifyTools } from '../classify.ts';
import { classification, finding } from './ready.ts';

export const RULESET = '1-abc';

/** Rules of a test: a tool whose name ends in `_open` they leave open, one in `_weak` they read as read, but not firmly; the rest is a sure write. */
export const classifyServer: ClassifyServer = (_, tools) => tools.map(judge);

function judge({ name }: Tool): Classification {
  if (name.endsWith('_open')) return OPEN;
  return name.endsWith('_weak') ? WEAK : SURE;
}

const OPEN = classification({
  category: 'unknown',
  baselineRisk: 'unknown',
  risk: 'unknown',
  confidence: 0,
  needsReview: true,
  reviewReasons: ['Nothing decides.'],
});
const WEAK = classification({
  category: 'read',
  baselineRisk: 'low',
  risk: 'low',
  confidence: 0.4,
  needsReview: true,
  findings: [finding('looks-at-data', [], { strength: 'weak', indicates: { category: 'read' } })],
});
const SURE = classification({
  findings: [finding('changes-data', [], { strength: 'strong', indicates: { category: 'write' } })],
});

export function named(name: string, description = `About ${name}.`): Tool {
  return { name, description, inputSchema: { type: 'object' } };
}

export async function openCatalogue(dataDir: string): Promise<OpenDb> {
  const result = await openDb({ dataDir, command: 'toolrisk classify' });
  if (!result.ok) throw new Error(result.detail);
  return result;
}

/** Stores servers with tools of these names, judged by the rules above. */
export async function fillCatalogue(db: Db, servers: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [server, names] of Object.entries(servers))
    await saveCrawlResult(
      db,
      attempt(
        ref(server),
        names.map((name) => named(name)),
      ),
    );
  await judgeAgain(db, RULESET);
}

/** Judges what this ruleset has not judged. */
export async function judgeAgain(db: Db, rulesetVersion: string): Promise<void> {
  await classifyTools({ db, classifyServer, rulesetVersion });
}
