import { describe, expect, test } from 'vitest';
import type { ReachOf, ServerReach } from '../../types.ts';
import { readEntry } from './entry.ts';

const REGISTRY = 'https://registry.example';
const STDIO = { type: 'stdio' };

function read(server: object, meta: object = {}) {
  const element = {
    server: { name: 'com.example/mail', version: '1.0.0', ...server },
    _meta: { 'io.modelcontextprotocol.registry/official': { status: 'active', isLatest: true, ...meta } },
  };
  const entry = readEntry(element, REGISTRY);
  if (entry === null) throw new Error('the entry could not be read');
  return entry;
}

function reachOf(server: object): ServerReach | undefined {
  return read(server).ref?.reach;
}

function npm(more: object): ReachOf<'npm'> {
  const reach = reachOf({
    packages: [{ registryType: 'npm', identifier: '@acme/mail', version: '1.2.3', transport: STDIO, ...more }],
  });
  if (reach?.kind !== 'npm') throw new Error('no npm package');
  return reach;
}

describe('an entry', () => {
  test('becomes a server with its words, its repository and every way to it: npm, remotes, then the others', () => {
    const entry = read(
      {
        title: 'Mail',
        description: 'Reads mail.',
        repository: { url: 'https://github.com/acme/mail', source: 'github', subfolder: 'server' },
        remotes: [
          { type: 'sse', url: 'https://mail.example.com/sse' },
          { type: 'streamable-http', url: 'https://mail.example.com/mcp' },
        ],
        packages: [
          { registryType: 'oci', identifier: 'ghcr.io/acme/mail:1.2.3', transport: STDIO },
          { registryType: 'npm', identifier: '@acme/mail', version: '1.2.3', transport: STDIO },
        ],
      },
      { status: 'deprecated', updatedAt: '2026-11-01T12:00:00.987654321+02:00' },
    );
    expect(entry).toMatchObject({ status: 'deprecated', updatedAt: '2026-11-01T10:00:00.987Z', problem: null });
    expect(entry.ref).toEqual({
      source: 'registry',
      name: 'com.example/mail',
      title: 'Mail',
      description: 'Reads mail.',
      reach: { kind: 'npm', package: '@acme/mail', version: '1.2.3', args: [], env: {} },
      alternatives: [
        { kind: 'remote', url: 'https://mail.example.com/mcp', transport: 'streamable-http', headers: {} },
        { kind: 'remote', url: 'https://mail.example.com/sse', transport: 'sse', headers: {} },
        { kind: 'foreign', packageType: 'oci', identifier: 'ghcr.io/acme/mail:1.2.3', version: '', args: [], env: {} },
      ],
      repository: { url: 'https://github.com/acme/mail', subfolder: 'server' },
      registryEntry: { registry: REGISTRY, name: 'com.example/mail', version: '1.0.0', status: 'deprecated' },
    });
  });

  test('of the first version of the format is read as well', () => {
    const entry = readEntry(
      {
        name: 'io.github.acme/mail',
        status: 'deprecated',
        version_detail: { version: '0.9.0' },
        packages: [
          {
            registry_type: 'npm',
            registry_base_url: 'https://registry.npmjs.org',
            identifier: '@acme/mail',
            version: '0.9.0',
            runtime_hint: 'npx',
            package_arguments: [{ type: 'positional', value_hint: 'folder', is_required: true, is_repeated: true }],
            environment_variables: [{ name: 'MAIL_API_KEY', is_required: true, is_secret: true }],
          },
        ],
        remotes: [{ transport_type: 'sse', url: 'https://mail.example.com/sse' }],
        _meta: { 'io.modelcontextprotocol.registry/official': { is_latest: true, updated_at: '2025-08-01T00:00:00Z' } },
      },
      REGISTRY,
    );
    expect(entry).toMatchObject({
      version: '0.9.0',
      status: 'deprecated',
      isLatest: true,
      updatedAt: '2025-08-01T00:00:00.000Z',
      ref: {
        reach: { kind: 'npm', args: ['/tmp'], env: { MAIL_API_KEY: 'sk_placeholder' }, placeholders: ['MAIL_API_KEY'] },
        alternatives: [{ kind: 'remote', transport: 'sse' }],
      },
    });
  });

  test.each([
    ['npm', '@acme/mail', '1.2.3', { kind: 'npm', package: '@acme/mail', version: '1.2.3' }],
    ['npm', '@acme/mail@1.2.3', undefined, { kind: 'npm', package: '@acme/mail', version: '1.2.3' }],
    ['npm', 'mail', undefined, { kind: 'npm', package: 'mail', version: 'latest' }],
    ['npm', 'mail', '^1.2.0 || 2.x', { kind: 'npm', package: 'mail', version: '^1.2.0 || 2.x' }],
    ['pypi', 'acme-mail', '1.2.3', { kind: 'foreign', packageType: 'pypi', identifier: 'acme-mail', version: '1.2.3' }],
    ['nuget', 'Acme.Mail', '1.2.3-beta', { kind: 'foreign', packageType: 'nuget', identifier: 'Acme.Mail' }],
    ['cargo', 'acme-mail', '1.2.3', { kind: 'foreign', packageType: 'cargo' }],
    ['go', 'example.com/acme/mail', 'v1.2.3', { kind: 'foreign', packageType: 'go' }],
    ['oci', 'ghcr.io/acme/mail:1.2.3', undefined, { kind: 'foreign', packageType: 'oci', version: '' }],
    ['mcpb', 'https://acme.example.com/mail.mcpb', undefined, { kind: 'foreign', packageType: 'mcpb' }],
  ])('%s package %s %s is recognised', (registryType, identifier, version, reach) => {
    expect(reachOf({ packages: [{ registryType, identifier, version, transport: STDIO }] })).toMatchObject(reach);
  });

  test('keeps the digest of a bundle, and the host of an image that stands beside its name', () => {
    const fileSha256 = 'f'.repeat(64);
    const bundle = { registryType: 'mcpb', identifier: 'https://acme.example.com/mail.mcpb', fileSha256 };
    expect(reachOf({ packages: [bundle] })).toMatchObject({ fileSha256 });
    const image = { registryType: 'oci', registryBaseUrl: 'https://ghcr.io', identifier: 'acme/mail', version: '1' };
    expect(reachOf({ packages: [image] })).toMatchObject({ identifier: 'ghcr.io/acme/mail' });
    const hub = { ...image, registryBaseUrl: 'https://docker.io' };
    expect(reachOf({ packages: [hub] })).toMatchObject({ identifier: 'acme/mail' });
  });

  test.each([
    ['an unknown type', { registryType: 'hex', identifier: 'mail' }, 'hex package mail is of a type that is not known'],
    [
      'a package that speaks HTTP',
      { registryType: 'npm', identifier: 'mail', transport: { type: 'streamable-http', url: 'http://localhost:3000' } },
      'npm package mail speaks streamable-http at a local port, which is not asked',
    ],
    [
      'a package of another place',
      { registryType: 'npm', identifier: 'mail', registryBaseUrl: 'https://npm.evil.example' },
      'npm package mail lies at https://npm.evil.example; packages are taken from the public place of their kind alone',
    ],
    [
      'an address for a version',
      { registryType: 'npm', identifier: 'mail', version: 'git+https://evil.example/x' },
      'version that is none',
    ],
    [
      'an alias for a version',
      { registryType: 'npm', identifier: 'mail', version: 'npm:evil@1.0.0' },
      'version that is none',
    ],
    [
      'an option for a name',
      { registryType: 'npm', identifier: '--registry=https://evil.example' },
      'is no name of a package',
    ],
    [
      'an option for a Python name',
      { registryType: 'pypi', identifier: '--index-url' },
      'is no name of such a package',
    ],
    ['an option for an image', { registryType: 'oci', identifier: '--privileged' }, 'is no name of such a package'],
    ['an option for a version', { registryType: 'pypi', identifier: 'mail', version: '--pre' }, 'version that is none'],
    [
      'a bundle without TLS',
      { registryType: 'mcpb', identifier: 'http://acme.example/x.mcpb' },
      'is no name of such a package',
    ],
    ['what is no object', 'npm:mail', '1 packages or remotes could not be read'],
  ])('that names %s has no way, and says why', (_, entry, problem) => {
    const read_ = read({ packages: [entry] });
    expect(read_.ref).toBeNull();
    expect(read_.problem).toContain(problem);
  });

  test('without packages and remotes says so, and a deleted one is only deleted', () => {
    expect(read({})).toMatchObject({ ref: null, problem: 'names neither a package nor a remote' });
    const gone = read({ remotes: [{ type: 'sse', url: 'https://x.example/sse' }] }, { status: 'deleted' });
    expect(gone).toMatchObject({ status: 'deleted', ref: null });
  });

  test('loses its bad parts alone', () => {
    const entry = read({
      title: 7,
      description: 'x'.repeat(5_000),
      repository: 'https://github.com/acme/mail',
      packages: [
        null,
        { registryType: 'npm' },
        { registryType: 'npm', identifier: 'mail', environmentVariables: [3, { name: 'OK', value: 'yes' }] },
      ],
      remotes: 'none',
    });
    expect(entry.ref).toMatchObject({ reach: { kind: 'npm', package: 'mail', env: { OK: 'yes' } } });
    expect(entry.ref).not.toHaveProperty('title');
    expect(entry.ref).not.toHaveProperty('repository');
  });
});

describe('how it is started', () => {
  const variable = (more: object) => npm({ environmentVariables: [{ name: 'MAIL_SERVER_URL', ...more }] });

  test.each([
    ['an optional one is left out', {}, {}, undefined],
    ['also with a default', { default: 'https://mail.example.com' }, {}, undefined],
    [
      'a fixed one is set',
      { value: 'https://mail.example.com' },
      { MAIL_SERVER_URL: 'https://mail.example.com' },
      undefined,
    ],
    ['a required one has its default', { isRequired: true, default: 'x' }, { MAIL_SERVER_URL: 'x' }, undefined],
    [
      'or a placeholder',
      { isRequired: true },
      { MAIL_SERVER_URL: 'https://placeholder.example.com' },
      ['MAIL_SERVER_URL'],
    ],
    [
      'or one of its choices',
      { isRequired: true, choices: ['eu', 'us'] },
      { MAIL_SERVER_URL: 'eu' },
      ['MAIL_SERVER_URL'],
    ],
    ['a number is taken as text', { value: 25 }, { MAIL_SERVER_URL: '25' }, undefined],
  ])('a variable: %s', (_, more, env, placeholders) => {
    const reach = variable(more);
    expect(reach.env).toEqual(env);
    expect(reach.placeholders).toEqual(placeholders);
  });

  test.each([
    [{ name: 'PORT', format: 'number' }, '8080'],
    [{ name: 'WORKERS', format: 'number' }, '1'],
    [{ name: 'VERBOSE', format: 'boolean' }, 'true'],
    [{ name: 'CONFIG', format: 'filepath' }, '/tmp'],
    [{ name: 'DATA', default: '/Users/me/data' }, '/tmp'],
    [{ name: 'TEAM', placeholder: 'team-123' }, 'team-123'],
    [{ name: 'TEAM', placeholder: 'the name of your team' }, 'placeholder'],
    [{ name: 'BASE', description: 'URL of the mail server' }, 'https://placeholder.example.com'],
    [{ name: 'ACCOUNT', isSecret: true }, 'sk_placeholder'],
    [{ name: 'SLACK_BOT_TOKEN', isSecret: true }, 'xoxb-placeholder'],
  ])('a placeholder has the shape of what is meant: %j', (input, value) => {
    const { env } = npm({ environmentVariables: [{ isRequired: true, ...input }] });
    expect(env).toEqual({ [input.name]: value });
  });

  test.each([
    'LD_PRELOAD',
    'NODE_OPTIONS',
    'PATH',
    'HOME',
    'PYTHONPATH',
    'DOCKER_HOST',
    'BASH_ENV',
    'NOT A NAME',
    '__proto__ ',
  ])('a variable called %s is left out: it decides how a process starts', (name) => {
    expect(npm({ environmentVariables: [{ name, value: '/evil' }] }).env).toEqual({});
  });

  test('arguments stand in their order, as words of their own', () => {
    const { args } = npm({
      runtimeArguments: [{ type: 'positional', value: '-y' }],
      packageArguments: [
        { type: 'positional', value: 'serve' },
        { type: 'named', name: '--mode', value: 'read only; rm -rf /' },
        { type: 'named', name: '--colour', default: 'blue' },
        { type: 'named', name: '--api-key', isRequired: true, isSecret: true },
        { type: 'named', name: '--port=', isRequired: true, format: 'number' },
        { type: 'named', name: '--stdio' },
        { type: 'named', name: '--stdio', isRequired: true },
        { type: 'named', name: '--verbose', format: 'boolean', value: 'true' },
        { type: 'named', name: '--quiet', format: 'boolean', value: 'false' },
        { type: 'named', name: '--all', value: '' },
        {
          type: 'positional',
          valueHint: 'target_dir',
          isRequired: true,
          isRepeated: true,
          default: '/Users/me/Desktop',
        },
        { type: 'positional', valueHint: 'database-url', isRequired: true },
        { type: 'positional', valueHint: 'optional' },
        { type: 'flag', name: '--unknown', value: 'x' },
        { type: 'positional', value: 'with\0nul' },
      ],
    });
    expect(args).toEqual([
      'serve',
      ...['--mode', 'read only; rm -rf /'],
      ...['--api-key', 'sk_placeholder'],
      '--port=8080',
      '--stdio',
      '--verbose',
      '--all',
      '/tmp',
      'postgres://user:placeholder@localhost:5432/placeholder',
    ]);
  });

  test('variables of a value are filled in, and stay as they are where the entry does not define them', () => {
    const packageArguments = [
      {
        type: 'named',
        name: '--at',
        value: '{host}:{port}/{unknown}',
        variables: { host: { isRequired: true }, port: { default: '25' } },
      },
      { type: 'named', name: '--optional', value: '{key}', variables: { key: { isSecret: true } } },
      { type: 'named', name: '--proto', value: '{__proto__}{constructor}', variables: {} },
    ];
    expect(npm({ packageArguments }).args).toEqual([
      ...['--at', 'placeholder.example.com:25/{unknown}'],
      ...['--proto', '{__proto__}{constructor}'],
    ]);
  });

  test('of what is meant for docker only variables are taken', () => {
    const entry = {
      registryType: 'oci',
      identifier: 'acme/mail:1',
      runtimeArguments: [
        {
          type: 'named',
          name: '-e',
          value: 'MAIL_TYPE={type}',
          variables: { type: { choices: ['imap'], isRequired: true } },
        },
        { type: 'named', name: '--env=MAIL_MODE=read' },
        { type: 'named', name: '-e', value: 'LD_PRELOAD=/evil.so' },
        { type: 'named', name: '--network', value: 'host' },
        { type: 'named', name: '-v', value: '/:/host' },
        { type: 'positional', value: '--privileged' },
      ],
      packageArguments: [{ type: 'positional', value: '/project' }],
    };
    expect(reachOf({ packages: [entry] })).toMatchObject({
      args: ['/project'],
      env: { MAIL_TYPE: 'imap', MAIL_MODE: 'read' },
      placeholders: ['MAIL_TYPE'],
    });
  });
});

describe('a remote', () => {
  const remote = (more: object) =>
    reachOf({ remotes: [{ type: 'streamable-http', url: 'https://mail.example.com/mcp', ...more }] });

  test('has its address and required headers filled in', () => {
    expect(
      remote({
        url: 'https://{tenant_id}.example.com/{region}/mcp#top',
        variables: { tenant_id: { isRequired: true }, region: { default: 'eu' } },
        headers: [
          {
            name: 'Authorization',
            value: 'Bearer {token}',
            isRequired: true,
            variables: { token: { isSecret: true } },
          },
          { name: 'X-Mode', value: 'read' },
          { name: 'X-Optional', isSecret: true },
          { name: 'X-Api-Key', isRequired: true, isSecret: true },
        ],
      }),
    ).toEqual({
      kind: 'remote',
      url: 'https://00000000-0000-4000-8000-000000000000.example.com/eu/mcp',
      transport: 'streamable-http',
      headers: { Authorization: 'Bearer sk_placeholder', 'X-Mode': 'read', 'X-Api-Key': 'sk_placeholder' },
      placeholders: ['Authorization', 'X-Api-Key'],
    });
  });

  test('sets no header that belongs to the client, and none with a line break', () => {
    const headers = [
      'Host',
      'Content-Length',
      'Transfer-Encoding',
      'Mcp-Session-Id',
      'Proxy-Authorization',
      'Cookie',
      'X Y',
      '__proto__',
    ].map((name) => ({ name, value: 'x' }));
    const split = { name: 'X-Split', value: 'a\r\nHost: evil.example' };
    expect(remote({ headers: [...headers, split] })).toMatchObject({ headers: {} });
  });

  test.each([
    ['another protocol', { url: 'file:///etc/passwd' }],
    ['a variable that the entry does not define', { url: 'https://{tenant}.example.com/mcp' }],
    ['no address', { url: 'mail.example.com' }],
    ['an unknown transport', { type: 'websocket' }],
  ])('with %s is none', (_, more) => {
    expect(remote(more)).toBeUndefined();
  });

  test('loses a login in its address: nothing secret is stored', () => {
    expect(remote({ url: 'https://me:secret@mail.example.com/mcp' })).toMatchObject({
      url: 'https://mail.example.com/mcp',
    });
  });
});
