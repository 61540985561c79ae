import { expect, test } from 'vitest';
import { makeSlots } from './slots.ts';

test.runIf(process.platform === 'linux')(
  'servers that run at the same time have users of their own, whichever crawl started them',
  async () => {
    const [slots, ofAnotherCrawl] = [makeSlots(), makeSlots()];
    const held = [await slots.take(), await slots.take(), await ofAnotherCrawl.take(), await ofAnotherCrawl.take()];
    const uids = held.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(4);
    for (const uid of uids) expect(uid >= 20_000 && uid < 20_064).toBe(true);
    for (const { release } of held) release();
  },
);

test.runIf(process.platform === 'linux')('a free user is used again, and taking at once gives none twice', async () => {
  const slots = makeSlots();
  const first = await slots.take();
  first.release();
  const held = await Promise.all(Array.from({ length: 20 }, () => slots.take()));
  expect(new Set(held.map(({ uid }) => uid)).size).toBe(20);
  for (const { release } of held) release();
});
