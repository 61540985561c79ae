import { expect, test } from 'vitest';
import { policyJson } from '#policy/formats/policy-json.ts';
import { makeSlotRule } from '#policy/slots/slot-rule.ts';
import { fillSlot, findSlots } from '#policy/slots.ts';
import type { Policy } from '#policy/types.ts';
import { slotsOf } from './policy-slots.ts';

const URL_SLOT = makeSlotRule({ kind: 'url', path: 'args.url', isOptional: false, isText: false }, []).rule;

function fetching(count: number): Policy {
  const tools = Array.from({ length: count }, (_, index) => [`fetch_${index}`, { require: [URL_SLOT] }]);
  return { version: '1', default: 'deny', tools: Object.fromEntries(tools) };
}

function shown(policy: Policy) {
  const text = policyJson.write({ policy, servers: [] });
  const { stretches, slots, moreSlots } = slotsOf(policy, text);
  return { marked: stretches.map(({ start, end }) => text.slice(start, end)), slots, moreSlots };
}

test('marks the words that say what to fill in, where they stand in the file', () => {
  const { marked, slots, moreSlots } = shown(fetching(2));
  expect(marked).toEqual(Array(2).fill(JSON.stringify(URL_SLOT.on_deny)));
  expect(slots.map(({ pointer }) => pointer)).toEqual(['/tools/fetch_0/require/0', '/tools/fetch_1/require/0']);
  expect(moreSlots).toBe(0);
});

test('marks every slot, and tells twelve of them one by one', () => {
  const { marked, slots, moreSlots } = shown(fetching(15));
  expect(marked).toHaveLength(15);
  expect(slots).toHaveLength(12);
  expect(moreSlots).toBe(3);
});

test('leaves alone what somebody has filled in', () => {
  const policy = fetching(2);
  const filled = fillSlot(policy, findSlots(policy)[0]?.pointer ?? '', ['https://example.com/']);
  expect(shown(filled).slots.map(({ pointer }) => pointer)).toEqual(['/tools/fetch_1/require/0']);
  expect(shown(filled).marked).toHaveLength(1);
});
