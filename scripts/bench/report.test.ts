import { expect, test } from 'vitest';
import { markdownReport, printReport } from './report.ts';

const MACHINE = ['Two cores', 'Node v24.1.0'];
const FIGURES = [
  { label: 'tools a second', value: '20,000', how: '219 tools' },
  { label: 'CPU a tool page', value: '0.95 ms', how: '1,600 pages' },
];

test('aligns figures', () => {
  expect(printReport(MACHINE, FIGURES)).toBe(
    'Two cores\nNode v24.1.0\n\ntools a second       20,000  219 tools\nCPU a tool page     0.95 ms  1,600 pages\n',
  );
});

test('writes a table with machine and date', () => {
  expect(markdownReport('2026-03-01', MACHINE, FIGURES)).toBe(
    '# Benchmarks\n\nWritten by `npm run bench -- --write`. CPU figures are up to half as high again on a busy machine; wall times say something on an idle one alone.\n\n' +
      'Measured on 2026-03-01:\n\n- Two cores\n- Node v24.1.0\n\n' +
      '| figure | median | how |\n|---|---|---|\n| tools a second | 20,000 | 219 tools |\n| CPU a tool page | 0.95 ms | 1,600 pages |\n',
  );
});
