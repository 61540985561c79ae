#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Reading the database's and the crawler's code leaves 150 MB of garbage where the heap's young part may grow to what V8 thinks right for
// this machine, and a crawl then keeps that much. It waits for servers, so that collecting more often costs it nothing; what computes may
// have the room. Said here, since the limit on that part itself is only heeded on Node's own command line.
if (['crawl', 'work'].includes(process.argv[2] ?? '')) {
  setFlagsFromString('--semi-space-growth-factor=1');
  // The embedded database is WebAssembly. Optimizing it took 500 MB and a fifth of a crawl's CPU, and a crawl is over before it pays.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}

// Compiled code is kept beside the packages, never in a temporary folder that others may write to: a start takes half as long.
// Where the folder cannot be written, Node goes on without. Everything else is imported after, or it would not be kept.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/toolrisk'));
const { run } = await import('./run.ts');

process.exitCode = await run(process.argv);
