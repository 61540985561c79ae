import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../log.ts';
import { ROOT } from '../places.ts';
import { BENCHMARKS } from './benchmarks.ts';
import type { Figure } from './figure.ts';
import { describeMachine } from './machine.ts';
import { markdownReport, printReport } from './report.ts';

/** `npm run bench -- [NAME…] [--write]`: all of them, or the ones named. */
const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = BENCHMARKS.map(({ name }) => name);
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) fail(`There is no benchmark ${unknown}. There are ${names.join(', ')}.`);
// docs/bench.md holds all figures of one machine at one time.
if (values.write && positionals.length > 0) fail('--write is for all benchmarks together: leave the names out.');

const machine = describeMachine();
const figures: Figure[] = [];
for (const { name, measure } of BENCHMARKS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  figures.push(...(await measure((text) => say('bench', text))));
}
process.stdout.write(printReport(machine, figures));
if (values.write) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(path.join(ROOT, 'docs/bench.md'), markdownReport(date, machine, figures));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
