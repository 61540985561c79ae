import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPolicy } from '../testing/any-policy.ts';
import { POLICY_JSON_SCHEMA } from './json-schema.ts';
import { readPolicyText } from './read-policy.ts';
import { parsePolicy } from './schema.ts';

const validate = new Ajv2020({ allowUnionTypes: true }).compile(POLICY_JSON_SCHEMA);

test('the schema takes its own examples', () => {
  for (const example of POLICY_JSON_SCHEMA.examples) {
    expect(validate(example)).toBe(true);
    expect(parsePolicy(example).ok).toBe(true);
  }
});

test('every part that a person meets has a title or a description', () => {
  const parts = Object.values(POLICY_JSON_SCHEMA.$defs).flatMap((part) =>
    'properties' in part ? Object.values(part.properties) : [],
  );
  expect(parts.length).toBe(12);
  for (const part of parts) expect('title' in part || '$ref' in part).toBe(true);
});

test('the schema and the validator take the same policies', () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      expect(validate(policy)).toBe(true);
      expect(parsePolicy(policy)).toEqual({ ok: true, policy });
    }),
    { seed: 31, numRuns: 500 },
  );
});

// One thing put in the place of another: wrong types, keys of other formats, what is near to right.
const anyReplacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    '',
    '1',
    'deny',
    'regex',
    'exists',
    'in',
    'args.a',
    'args.',
  ),
  fc.constantFrom<unknown>([], {}, [[]], [{}], ['*'], [1, 'a', null], [['a']], { limits: [] }, { conditions: [] }),
  fc.constantFrom<unknown>(
    `args${'.a'.repeat(33)}`,
    'args.a\nb',
    'minute',
    'week',
    'grant',
    JSON.parse('{"__proto__":1}'),
  ),
);

test('they refuse the same, whatever is put in the place of a part of a policy', () => {
  let refused = 0;
  fc.assert(
    fc.property(anyPolicy, fc.nat(), fc.boolean(), anyReplacement, (policy, place, addsKey, replacement) => {
      const changed = change(policy, place, addsKey, replacement);
      const isTaken = validate(changed);
      if (!isTaken) refused += 1;
      expect(parsePolicy(changed).ok).toBe(isTaken);
    }),
    { seed: 32, numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test('what a schema cannot say, the reader of a file still refuses', () => {
  const bad = { path: 'args.q', op: 'regex', value: '(?=a)' };
  const policy = { version: '1', default: 'deny', tools: { find: { deny_if: [{ conditions: [bad] }] } } };
  expect(validate(policy)).toBe(true);
  expect(readPolicyText(JSON.stringify(policy)).ok).toBe(false);
  expect(readPolicyText('{ "version": "1", "default": "deny", "default": "allow" }').ok).toBe(false);
  expect(readPolicyText('{ "version": "1", "default": "deny" }'.padEnd(2 ** 20 + 1)).ok).toBe(false);
});

/** A copy with one of its parts, by their order, replaced; or with a key more in the object there. */
function change(policy: unknown, place: number, addsKey: boolean, replacement: unknown): unknown {
  const copy: unknown = structuredClone({ policy });
  const parts = partsOf(copy);
  const part = parts[place % parts.length];
  const isObject = part !== undefined && isRecord(part.holder[part.key]);
  if (part !== undefined && addsKey && isObject)
    part.holder[part.key] = { ...(part.holder[part.key] as object), extra: 1 };
  else if (part !== undefined) part.holder[part.key] = replacement;
  return (copy as { policy: unknown }).policy;
}

interface Part {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function partsOf(value: unknown): Part[] {
  if (!isRecord(value) && !Array.isArray(value)) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...partsOf(holder[key])]);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
