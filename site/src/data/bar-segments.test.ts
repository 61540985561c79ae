import { expect, test } from 'vitest';
import { barSegments, barText } from './bar-segments.ts';

test('lays levels side by side, severe ones taller', () => {
  const counts = [
    { key: 'high', count: 25 },
    { key: 'low', count: 50 },
  ] as const;
  expect(barSegments(counts, 100)).toEqual([
    { risk: 'low', x: 0, y: 9.6, width: 50, height: 6.4 },
    { risk: 'high', x: 50, y: 3.2, width: 25, height: 12.8 },
  ]);
});

test('shows one tool among ten thousand, and nothing for none', () => {
  expect(barSegments([{ key: 'critical', count: 1 }], 10_000)).toEqual([
    { risk: 'critical', x: 0, y: 0, width: 1, height: 16 },
  ]);
  expect(barSegments([{ key: 'low', count: 0 }], 0)).toEqual([]);
});

test('draws unknown as tall as medium, never as low', () => {
  expect(barSegments([{ key: 'unknown', count: 1 }], 1)[0]?.height).toBe(9.6);
});

test('says in words what it shows', () => {
  expect(
    barText([
      { key: 'low', count: 4 },
      { key: 'high', count: 0 },
      { key: 'critical', count: 1 },
    ]),
  ).toBe('4 low, 1 critical');
  expect(barText([])).toBe('none');
});
