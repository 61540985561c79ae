import { describe, expect, it } from 'vitest';
import { agreementOf } from './agreement.ts';
import { calibrationOf } from './calibration.ts';
import { classScores, confusionOf } from './classes.ts';
import { share } from './share.ts';

const repeat = <Value>(times: number, value: Value): Value[] => Array.from({ length: times }, () => value);

describe('share', () => {
  it.each([
    // Wilson's interval as tables of it give it.
    [8, 10, 0.8, 0.4902, 0.9433],
    [0, 10, 0, 0, 0.2775],
    [10, 10, 1, 0.7225, 1],
    [500, 1000, 0.5, 0.4691, 0.5309],
  ])('%i of %i', (count, of, value, low, high) => {
    const found = share(count, of);
    expect(found).toMatchObject({ count, of, share: value });
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('is nothing of nothing', () => {
    expect(share(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  });
});

describe('classes', () => {
  const pairs = [
    { truth: 'read', label: 'read' },
    { truth: 'read', label: 'read' },
    { truth: 'read', label: 'write' },
    { truth: 'write', label: 'read' },
    { truth: 'write', label: 'write' },
    { truth: 'write', label: 'write' },
    { truth: 'write', label: 'unknown' },
  ] as const;
  const labels = ['read', 'write', 'money', 'unknown'] as const;

  it('counts every truth and label', () => {
    expect(confusionOf(labels, labels, pairs)).toEqual({
      read: { read: 2, write: 1, money: 0, unknown: 0 },
      write: { read: 1, write: 2, money: 0, unknown: 1 },
      money: { read: 0, write: 0, money: 0, unknown: 0 },
      unknown: { read: 0, write: 0, money: 0, unknown: 0 },
    });
  });

  it('gives precision, recall and F1, and none where there is nothing to divide by', () => {
    expect(classScores(labels, pairs)).toEqual([
      { label: 'read', support: 3, called: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 },
      { label: 'write', support: 4, called: 3, precision: 2 / 3, recall: 1 / 2, f1: 4 / 7 },
      { label: 'money', support: 0, called: 0, precision: null, recall: null, f1: null },
      { label: 'unknown', support: 0, called: 1, precision: 0, recall: null, f1: 0 },
    ]);
  });
});

describe('agreement', () => {
  it("is Cohen's kappa: 70 % seen, 50 % by chance", () => {
    const pairs = [
      ...repeat(20, { truth: 'yes', label: 'yes' }),
      ...repeat(5, { truth: 'yes', label: 'no' }),
      ...repeat(10, { truth: 'no', label: 'yes' }),
      ...repeat(15, { truth: 'no', label: 'no' }),
    ];
    const agreement = agreementOf(pairs);
    expect(agreement).toMatchObject({ count: 35, of: 50, share: 0.7 });
    expect(agreement.kappa).toBeCloseTo(0.4, 10);
  });

  it('is 0 by chance alone, negative below it, and none where only one label exists', () => {
    const chance = ['aa', 'ab', 'ba', 'bb'].map(([truth = '', label = '']) => ({ truth, label }));
    expect(agreementOf(chance).kappa).toBe(0);
    expect(agreementOf(chance.slice(1, 3)).kappa).toBe(-1);
    expect(agreementOf(repeat(3, { truth: 'a', label: 'a' })).kappa).toBe(null);
    expect(agreementOf([])).toMatchObject({ share: null, kappa: null });
  });
});

describe('calibration', () => {
  it('weighs the gap of every bin by its rows', () => {
    const calibration = calibrationOf([
      { confidence: 0.9, isRight: true },
      { confidence: 0.9, isRight: false },
      { confidence: 0.6, isRight: true },
      { confidence: 0, isRight: false },
    ]);
    // (2 * |0.9 - 0.5| + 1 * |0.6 - 1| + 1 * |0 - 0|) / 4
    expect(calibration.expectedError).toBeCloseTo(0.3, 10);
    expect(calibration.expectedErrorOfSteps).toBeCloseTo(0.3, 10);
    // (0.01 + 0.81 + 0.16 + 0) / 4
    expect(calibration.brier).toBeCloseTo(0.245, 10);
    expect(calibration.rows).toBe(4);
  });

  it('shows over the steps what a bin averages away', () => {
    const calibration = calibrationOf([
      { confidence: 0.91, isRight: true },
      { confidence: 0.99, isRight: false },
    ]);
    expect(calibration.expectedError).toBeCloseTo(0.45, 10);
    expect(calibration.expectedErrorOfSteps).toBeCloseTo(0.54, 10);
    expect(calibration.steps.map((bin) => [bin.from, bin.accuracy.count, bin.accuracy.of])).toEqual([
      [0.91, 1, 1],
      [0.99, 0, 1],
    ]);
  });

  it('puts a bound into the bin above it, and 1 into the last', () => {
    const bounds = [0, 0.1, 0.3, 0.7, 0.9, 1].map((confidence) => ({ confidence, isRight: true }));
    const counts = calibrationOf(bounds).bins.map((bin) => bin.accuracy.of);
    expect(counts).toEqual([1, 1, 0, 1, 0, 0, 0, 1, 0, 2]);
  });

  it('says nothing of no rows', () => {
    expect(calibrationOf([])).toMatchObject({
      expectedError: null,
      expectedErrorOfSteps: null,
      brier: null,
      steps: [],
    });
  });
});
