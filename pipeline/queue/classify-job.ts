import type { ClassifyServer } from '#classifier/types.ts';
import type { ClassifyJob } from '#db/queue-names.ts';
import { serversToClassify } from '#db/servers-to-classify.ts';
import type { Db } from '#db/types.ts';
import { classifyStored } from '../classify.ts';

export interface ClassifyJobOptions {
  readonly db: Db;
  readonly classifyServer: ClassifyServer;
  readonly rulesetVersion: string;
  readonly now?: () => Date;
  /** Tools judged; `failure` says why they could only be marked as not judged. */
  readonly onClassified: (server: string, tools: number, failure: string | null) => void;
}

/** Judges the tools of one server that are new, changed or judged by other rules. Nothing where another worker has done it. */
export async function runClassifyJob(options: ClassifyJobOptions, { server: id }: ClassifyJob): Promise<void> {
  const [server] = await serversToClassify(options.db, options.rulesetVersion, id - 1, 1);
  if (server === undefined || server.id !== id) return;
  const { tools, failure } = await classifyStored(options, server);
  options.onClassified(server.slug, tools, failure);
}
