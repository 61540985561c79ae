import { expect, it } from 'vitest';
import type { JsonObject } from '#crawler/types.ts';
import type { Policy } from '../types.ts';
import { otherwiseSpelled } from './argument-spelling.ts';

const POLICY: Policy = {
  version: '1',
  default: 'deny',
  tools: {
    'pay/out': {
      deny_if: [{ conditions: [{ path: 'args.payment.amount', op: 'gt', value: 100 }] }],
      require: [{ conditions: [{ path: 'args.recipients.address', op: 'exists', value: true }] }],
    },
  },
};

function pointerOf(args: JsonObject, tool = 'pay/out'): string | null {
  return otherwiseSpelled(POLICY, { tool, args })?.pointer ?? null;
}

it.each<[JsonObject, string | null]>([
  [{ payment: { amount: 5 } }, null],
  [{ payment: { Amount: 5000 } }, '/tools/pay~1out/deny_if/0'],
  [{ payment: { amount: 5, AMOUNT: 5000 } }, '/tools/pay~1out/deny_if/0'],
  [{ Payment: { amount: 5000 } }, '/tools/pay~1out/deny_if/0'],
  [{ payment: [{ amount: 5 }, { aMount: 5000 }] }, '/tools/pay~1out/deny_if/0'],
  [{ recipients: [{ address: 'a' }, { addreſs: 'b' }] }, '/tools/pay~1out/require/0'],
  [{ payment: { amount: 5, note: 'Amount', Currency: 'EUR' } }, null],
  [{ other: { Amount: 5000 } }, null],
  [{ payment: null }, null],
])('of %j denies by %s', (args, pointer) => {
  expect(pointerOf(args)).toBe(pointer);
});

it('leaves tools without rules alone, also one called constructor', () => {
  expect(pointerOf({ Payment: {} }, 'list')).toBeNull();
  expect(pointerOf({ Payment: {} }, 'constructor')).toBeNull();
});

it('leaves a hidden tool to what hides it', () => {
  const hidden: Policy = { ...POLICY, hide: ['pay/out'] };
  expect(otherwiseSpelled(hidden, { tool: 'pay/out', args: { Payment: {} } })).toBeNull();
});

it('denies what is too large to be looked through, by the rule that would have to', () => {
  const list = Array.from({ length: 600_000 }, () => 0);
  expect(otherwiseSpelled(POLICY, { tool: 'pay/out', args: { recipients: list } })).toBeNull();
  expect(otherwiseSpelled(POLICY, { tool: 'pay/out', args: { recipients: list, payment: list } })).toMatchObject({
    pointer: '/tools/pay~1out/deny_if/0',
    message: 'The arguments are too large to be checked, so this policy denies the call.',
  });
  const keys = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key${at}`, at]));
  const objects = { recipients: Array.from({ length: 600 }, () => keys) };
  expect(pointerOf(objects)).toBe('/tools/pay~1out/require/0');
});
