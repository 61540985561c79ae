import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntry } from './entry.ts';
import { readPage } from './page.ts';

const SEED = 20_261_121;

/** Text that is hard on parsers, address readers and stores. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '{',
    '{a}',
    '{__proto__}',
    '\0',
    '\ud800',
    '--',
    '-y',
    '__proto__',
    'constructor',
    'https://',
    'http://[',
    'file:///',
    '@',
    '@/',
  ),
  fc.constantFrom(
    'npm',
    'oci',
    'pypi',
    'mcpb',
    'positional',
    'named',
    'streamable-http',
    'https://mail.example.com/{a}',
    'LD_PRELOAD',
  ),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const input = fc.record(
  {
    type: text,
    name: text,
    value: scalar,
    default: scalar,
    isRequired: scalar,
    isSecret: scalar,
    format: text,
    placeholder: scalar,
    description: scalar,
    valueHint: text,
    choices: fc.array(scalar, { maxLength: 3 }),
    variables: fc.dictionary(text, fc.record({ value: scalar, isRequired: scalar }, { requiredKeys: [] }), {
      maxKeys: 3,
    }),
  },
  { requiredKeys: [] },
);
const inputs = fc.oneof(fc.array(input, { maxLength: 5 }), scalar);
const packaged = fc.record(
  {
    registryType: fc.oneof(fc.constantFrom('npm', 'oci', 'pypi', 'nuget', 'cargo', 'go', 'mcpb'), text),
    identifier: text,
    version: scalar,
    registryBaseUrl: scalar,
    fileSha256: scalar,
    transport: fc.oneof(scalar, fc.record({ type: text })),
    packageArguments: inputs,
    runtimeArguments: inputs,
    environmentVariables: inputs,
  },
  { requiredKeys: [] },
);
const remote = fc.record(
  { type: text, url: text, headers: inputs, variables: fc.oneof(scalar, fc.dictionary(text, input)) },
  { requiredKeys: [] },
);
const server = fc.record(
  {
    name: fc.oneof(fc.constant('com.example/mail'), text),
    version: scalar,
    title: scalar,
    description: scalar,
    status: scalar,
    repository: fc.oneof(scalar, fc.record({ url: text, subfolder: scalar })),
    packages: fc.oneof(fc.array(packaged, { maxLength: 3 }), scalar),
    remotes: fc.oneof(fc.array(remote, { maxLength: 3 }), scalar),
  },
  { requiredKeys: [] },
);

test('whatever an entry holds, it is read, dropped or a way without anything that could act on a process or a message', () => {
  fc.assert(
    fc.property(server, (json) => {
      const entry = readEntry({ server: json }, 'https://registry.example');
      if (entry?.ref == null) return;
      for (const reach of [entry.ref.reach, ...(entry.ref.alternatives ?? [])]) {
        const words = 'args' in reach ? [...reach.args, ...Object.entries(reach.env).flat()] : [];
        expect(words.every((word) => typeof word === 'string' && !word.includes('\0'))).toBe(true);
        if ('env' in reach) expect(Object.keys(reach.env).every((name) => /^[A-Za-z_]\w*$/.test(name))).toBe(true);
        if (reach.kind === 'npm') expect(`${reach.package} ${reach.version}`).not.toMatch(/(?:^| )-|[:\\]|\.\.\//);
        if (reach.kind === 'foreign') expect(`${reach.identifier} ${reach.version}`).not.toMatch(/(?:^| )-/);
        if (reach.kind === 'remote') {
          expect(new URL(reach.url).protocol).toMatch(/^https?:$/);
          new Headers(reach.headers);
        }
      }
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});

test('whatever a page holds, it is read or named as what it is not', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.json({ stringUnit: 'binary' }).map((json) => `{"servers":[${json}]}`),
        text,
      ),
      (body) => {
        const page = readPage(body, 'https://registry.example');
        expect(page.ok ? page.page.dropped >= 0 : page.problem).toBeTruthy();
      },
    ),
    { seed: SEED, numRuns: 2_000 },
  );
});
