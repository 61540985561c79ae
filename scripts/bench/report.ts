import type { Figure } from './figure.ts';

/** The figures as aligned lines, for a terminal and for a log. */
export function printReport(machine: readonly string[], figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ label }) => label.length));
  const lines = figures.map(({ label, value, how }) => `${label.padEnd(width)}  ${value.padStart(10)}  ${how}`);
  return `${[...machine, '', ...lines].join('\n')}\n`;
}

/** The body of docs/bench.md. `date` is an ISO date. */
export function markdownReport(date: string, machine: readonly string[], figures: readonly Figure[]): string {
  const rows = figures.map(({ label, value, how }) => `| ${label} | ${value} | ${how} |`);
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench -- --write`. CPU figures are up to half as high again on a busy machine; wall times say something on an idle one alone.',
    '',
    `Measured on ${date}:`,
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    '| figure | median | how |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
