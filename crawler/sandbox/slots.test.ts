import { expect, test } from 'vitest';
import { makeSlots } from './slots.ts';

test('servers that run at the same time have users of their own, and a free one is used again', () => {
  const slots = makeSlots();
  const first = slots.take();
  const second = slots.take();
  expect([first.uid, second.uid]).toEqual([20_000, 20_001]);
  first.release();
  expect(slots.take().uid).toBe(20_000);
  expect(slots.take().uid).toBe(20_002);
});
