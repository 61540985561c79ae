#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Compiled code is kept beside the packages, never in a temporary folder that others may write to: a start takes half as long.
// Where the folder cannot be written, Node goes on without. Everything else is imported after, or it would not be kept.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/toolrisk'));
const { run } = await import('./run.ts');

process.exitCode = await run(process.argv);
