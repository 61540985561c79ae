import { classifyWithModel } from '../classify-with-model.ts';
import { clientOf } from '../llm/testing/ask-all.ts';
import { openCatalogue, RULESET } from './model-catalogue.ts';

// Runs the model stage over a catalogue against a server, in a process that is killed in the middle of it.
const [, , dataDir = '', url = ''] = process.argv;
const { db, close } = await openCatalogue(dataDir);
await classifyWithModel({
  db,
  rulesetVersion: RULESET,
  scope: 'unsure',
  client: clientOf(url),
  endpoint: new URL(url).origin,
  budget: { maxRequests: null, maxTokens: null, maxCost: null },
  prices: { input: null, output: null },
  concurrency: 2,
});
await close();
