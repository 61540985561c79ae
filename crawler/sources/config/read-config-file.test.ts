import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServerReach } from '../../types.ts';
import { CLIENT_IDS, type ClientId } from './clients.ts';
import { findConfigs } from './find-configs.ts';
import { readConfigFile } from './read-config-file.ts';
import type { ConfigBase, ConfigServer } from './types.ts';

const FIXTURES = join(import.meta.dirname, '__fixtures__');
const PROJECT = join(FIXTURES, 'project');
const BASE: ConfigBase = { home: join(FIXTURES, 'home'), cwd: PROJECT, platform: 'linux', env: {} };

/** Every server of every fixture, by client: scope, name and what it comes to. */
const EXPECTED: Readonly<Record<ClientId, readonly string[]>> = {
  'claude-desktop': [
    'user filesystem: npm @modelcontextprotocol/server-filesystem@latest /home/ines/Documents',
    'user github: oci ghcr.io/github/github-mcp-server:1.2.0 stdio --toolsets repos GITHUB_PERSONAL_ACCESS_TOKEN=ghp_Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0',
  ],
  'claude-code': [
    'user notion: npm @notionhq/notion-mcp-server@2.5.2 OPENAPI_MCP_HEADERS={"Authorization": "Bearer ntn_Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0", "Notion-Version": "2022-06-28"}',
    'user sentry: streamable-http https://mcp.sentry.example.com/mcp',
    'user shop-db: command node tools/db-server.js --dsn postgres://shop:Xx0Xx0Xx0@db.internal:5432/shop?sslmode=require in /home/ines/shop',
    'project api-server: sse https://api.example.com/mcp Authorization=Bearer sk_placeholder',
    'project local-tools: command PROJECT/bin/tools --root . in PROJECT',
  ],
  cursor: [
    'user linear: auto https://mcp.linear.example.com/sse Authorization=Bearer sk_placeholder',
    'user tracker: npm tracker-mcp@^2.1.0 --port 4000 LOG_LEVEL=debug TRACKER_TOKEN=sk_placeholder',
    'project storybook: npm storybook-mcp@0.4.1',
  ],
  vscode: [
    'user perplexity: npm server-perplexity-ask@latest --region=eu-west-1 PERPLEXITY_API_KEY=sk_placeholder',
    'user fetch: pypi mcp-server-fetch',
    'user old-style: sse http://127.0.0.1:3001/sse',
    'project lint: command node PROJECT/tools/lint-server.js in PROJECT',
  ],
  windsurf: [
    'user stripe: auto https://mcp.stripe.example.com/v1?api_key=rk_live_Xx0Xx0Xx0Xx0Xx0Xx',
    'user figma: npm figma-developer-mcp@latest --figma-api-key=figd_Xx0Xx0Xx0Xx0Xx0Xx0Xx --stdio',
  ],
  zed: [
    'user postgres-context-server: names no command: an extension of the client starts it',
    'user mermaid: command /opt/mermaid/bin/mermaid-mcp run',
    'user mixedbread: auto https://mcp.mixedbread.example.com/mcp Authorization=Bearer xxx_Xx0Xx0Xx0Xx0Xx0Xx0Xx',
    'project design: command node design-server.mjs in PROJECT',
  ],
  codex: [
    'user playwright: npm @playwright/mcp@latest --headless',
    'user docs: auto https://docs.example.com/mcp Authorization=Bearer sk_placeholder X-Region=eu',
    'user internal (off): command uv --directory /home/ines/internal run server.py INTERNAL_TOKEN=sk_placeholder INTERNAL_URL=https://internal.example.com',
    'project schema: go github.com/acme/schema-mcp@v1.3.0',
  ],
  'gemini-cli': [
    'user old: sse https://legacy.example.com/sse',
    'user new: streamable-http https://api.example.com/mcp X-Api-Key=sk_placeholder',
    'user py: pypi mcp-server-time@2026.1.0 --local-timezone=Europe/Lisbon',
    'project search: npm search-mcp@latest',
  ],
  cline: [
    'user weather (off): command node /home/ines/weather/build/index.js OPENWEATHER_API_KEY=a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0',
  ],
  roo: [
    'user context7: streamable-http https://mcp.context7.example.com/mcp CONTEXT7_API_KEY=ctx7sk-x0x0x0x0-x0x0-x0x0',
    'project issues: npm @acme/issues@latest (issues-mcp) --team core',
  ],
  'kilo-code': ['user puppeteer: npm puppeteer-mcp@1.4.0', 'project tests: command node tests-server.mjs in PROJECT'],
  'lm-studio': [
    'user huggingface: auto https://huggingface.example.com/mcp Authorization=Bearer hf_Xx0Xx0Xx0Xx0Xx0Xx0Xx0X',
  ],
  opencode: [
    'user everything: npm @modelcontextprotocol/server-everything@latest EVERYTHING_KEY=sk_placeholder EVERYTHING_MODE=full',
    'user jira (off): auto https://jira.example.com/mcp',
    'project wiki: command node wiki-server.mjs in PROJECT',
  ],
  kiro: [
    'user aws-docs: pypi awslabs.aws-documentation-mcp-server AWS_DOCUMENTATION_PARTITION=aws FASTMCP_LOG_LEVEL=ERROR',
    'project specs: command node specs-server.mjs in PROJECT',
  ],
  'copilot-cli': [
    'user playwright: npm @playwright/mcp@latest',
    'user azure: sse https://azure.example.com/sse',
    'project release: command deno run -A release.ts in PROJECT',
  ],
  goose: [
    'user fetch: pypi mcp-server-fetch FETCH_PROXY_TOKEN=sk_placeholder',
    'user memory-bank: streamable-http https://memory.example.com/mcp Authorization=Bearer xxx-Xx0Xx0Xx0Xx0Xx0X',
  ],
  continue: [
    'user SQLite: npm mcp-sqlite@latest /home/ines/notes.db',
    'user Search: streamable-http https://search.example.com/mcp Authorization=Bearer sk_placeholder',
    'user time: pypi mcp-server-time',
    'project Browser: npm @playwright/mcp@latest',
  ],
  'amazon-q': [
    'user git: pypi mcp-server-git --repository /home/ines/shop',
    'project cost: command node cost-server.mjs in PROJECT',
  ],
  junie: [
    'user terraform: oci docker.io/hashicorp/terraform-mcp-server@sha256:4c1f6b0f0c9f1e4d8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f',
    'project build: command gradle mcp in PROJECT',
  ],
  antigravity: ['user maps: auto https://maps.example.com/mcp'],
};

test.each(CLIENT_IDS)('%s', async (client) => {
  const lines: string[] = [];
  for (const { file, scope } of await findConfigs(BASE, client)) {
    const read = await readConfigFile(file, client, BASE);
    expect(read).toMatchObject({ file, client, problem: null });
    lines.push(...read.servers.map((server) => `${scope} ${describe(server)}`.replaceAll(PROJECT, 'PROJECT')));
  }
  expect(lines).toEqual(EXPECTED[client]);
});

test.each(CLIENT_IDS)('a file of %s is known by its path alone', async (client) => {
  for (const { file } of await findConfigs(BASE, client))
    expect((await readConfigFile(file, null, BASE)).client).toBe(client);
});

test('secrets are named, and told apart from variables that name one', async () => {
  const { servers } = await readConfigFile(join(BASE.home, '.config/zed/settings.json'), null, BASE);
  expect(servers.at(-1)).toMatchObject({
    secrets: ['env MXBAI_AUTH_HEADER', 'argument 5 (Authorization)'],
    secretsInFile: ['env MXBAI_AUTH_HEADER'],
    passed: null,
  });
});

test('only the servers that a person names are given their secrets, from the file and from the environment', async () => {
  const env = { LINEAR_API_KEY: 'lin_api_8sD2kP0qX5zN', TRACKER_TOKEN: 'never to be read' };
  const base = { ...BASE, env, useSecrets: ['linear'] };
  const [linear, tracker] = (await readConfigFile(join(BASE.home, '.cursor/mcp.json'), null, base)).servers;
  expect(linear?.passed).toEqual({
    reach: {
      kind: 'remote',
      url: 'https://mcp.linear.example.com/sse',
      transport: 'auto',
      headers: { Authorization: 'Bearer lin_api_8sD2kP0qX5zN' },
    },
    values: { 'header Authorization': 'lin_api_8sD2kP0qX5zN' },
  });
  expect(linear?.ref?.passedSecrets).toEqual(['header Authorization']);
  expect(JSON.stringify([linear?.ref, tracker])).not.toMatch(/8sD2kP0qX5zN|never to be read/);
  expect(tracker).toMatchObject({ passed: null, unset: [] });
});

test('variables become placeholders; only folders are looked up', async () => {
  const base = { ...BASE, home: '/home/ines', env: { HUSH: 'never to be read' } };
  const [local, far] = (await readConfigFile(join(FIXTURES, 'odd/variables.json'), 'cursor', base)).servers;
  expect(local?.ref?.reach).toMatchObject({
    args: [
      ...['placeholder', 'placeholder', 'placeholder', 'placeholder', 'fallback', 'placeholder', 'placeholder'],
      ...['%HUSH%', '--level=info', '/home/ines/notes', `${PROJECT}/src`, 'price: $5'],
    ],
    env: { TOKEN: 'placeholder', COPY: 'sk_placeholder' },
    placeholders: ['COPY', 'TOKEN'],
  });
  expect(far?.ref?.reach).toMatchObject({
    url: 'https://tracker.example.com/placeholder?key=placeholder',
    headers: { Authorization: 'Bearer placeholder' },
  });
  expect(JSON.stringify([local, far])).not.toContain('never to be read');
});

test('a variable that is not set is named and stays a placeholder', async () => {
  const base = { ...BASE, useSecrets: ['linear'] };
  const [linear] = (await readConfigFile(join(BASE.home, '.cursor/mcp.json'), null, base)).servers;
  expect(linear?.unset).toEqual(['LINEAR_API_KEY']);
  expect(linear?.passed).toMatchObject({ reach: { headers: { Authorization: 'Bearer sk_placeholder' } } });
});

function describe({ name, ref, problem, isDisabled }: ConfigServer): string {
  return `${name}${isDisabled ? ' (off)' : ''}: ${ref === null ? problem : describeReach(ref.reach)}`;
}

function describeReach(reach: ServerReach): string {
  const words = wordsOf(reach);
  const settings = 'env' in reach ? reach.env : 'headers' in reach ? reach.headers : {};
  const pairs = Object.entries(settings).toSorted();
  const folder = reach.kind === 'command' && reach.cwd !== null ? ['in', reach.cwd] : [];
  return [...words, ...pairs.map(([key, value]) => `${key}=${value}`), ...folder].join(' ');
}

function wordsOf(reach: ServerReach): readonly string[] {
  if (reach.kind === 'remote') return [reach.transport, reach.url];
  if (reach.kind === 'command') return ['command', reach.command, ...reach.args];
  if (reach.kind === 'npm')
    return [
      'npm',
      `${reach.package}@${reach.version}`,
      ...(reach.command ? [`(${reach.command})`] : []),
      ...reach.args,
    ];
  if (reach.kind !== 'foreign') return [reach.kind];
  const version = reach.version === '' ? '' : `@${reach.version}`;
  return [reach.packageType, `${reach.identifier}${version}`, ...reach.args];
}
