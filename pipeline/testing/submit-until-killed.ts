import { classifyWithBatch } from '../classify-with-batch.ts';
import { batchOptions } from './batch-options.ts';
import { openCatalogue } from './model-catalogue.ts';

// Submits a catalogue to a server, in a process that is killed in the middle of it.
const [, , dataDir = '', url = ''] = process.argv;
const { db, close } = await openCatalogue(dataDir);
await classifyWithBatch(batchOptions(db, url));
await close();
