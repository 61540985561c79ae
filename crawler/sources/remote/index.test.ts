import { expect, test } from 'vitest';
import type { CrawlSource } from '../types.ts';
import { REMOTE_SOURCE } from './index.ts';

const BASE = { listFolder: '/home/ann', repoFolder: '/home/ann' };
const parse = (entry: object) => REMOTE_SOURCE.parseEntry({ source: 'remote', ...entry }, BASE);
const argument = (text: string) => (REMOTE_SOURCE as Required<CrawlSource>).parseArgument(text, '/home/ann');

test('reads an address with everything that may be said of it', async () => {
  const entry = {
    url: 'https://mcp.example.com/mcp/#top',
    transport: 'sse',
    headers: { 'X-Team': 'blue' },
    slug: 'tracker',
    title: 'Tracker',
  };
  expect(await parse(entry)).toEqual({
    ok: true,
    ref: {
      source: 'remote',
      name: 'mcp.example.com/mcp',
      slug: 'tracker',
      title: 'Tracker',
      reach: {
        kind: 'remote',
        url: 'https://mcp.example.com/mcp/',
        transport: 'sse',
        headers: { 'X-Team': 'blue' },
      },
    },
  });
});

test('odd spellings of an address are made plain', () => {
  expect(argument('HTTP://0x7f.1:80/mcp')).toMatchObject({
    ok: true,
    ref: { name: '127.0.0.1/mcp', reach: { url: 'http://127.0.0.1/mcp', transport: 'auto', headers: {} } },
  });
});

test('what looks secret becomes a placeholder of its shape', async () => {
  const secret = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
  const headers = { Authorization: `Bearer ${secret}`, 'X-Api-Key': secret, Accept: 'application/json' };
  const parsed = await parse({ url: `https://mcp.example.com/mcp?api_key=${secret}&team=blue`, headers });
  expect(JSON.stringify(parsed)).not.toContain(secret);
  if (!parsed.ok || parsed.ref.reach.kind !== 'remote') throw new Error('not read');
  const { reach } = parsed.ref;
  expect(reach.placeholders).toEqual(['Authorization', 'X-Api-Key']);
  expect(reach.headers.Authorization).toMatch(/^Bearer sk_live_/);
  expect(reach.headers.Accept).toBe('application/json');
  expect(reach.url).toMatch(/^https:\/\/mcp\.example\.com\/mcp\?api_key=.+&team=blue$/);
});

const NO_ADDRESS = 'is no address that begins with http:// or https://';
const LOGIN = 'holds a login, which would be stored; write it as a header in the configuration of a client instead';

test.each([
  [{ url: 'ftp://mcp.example.com' }, `url: ${NO_ADDRESS}`],
  [{ url: 'mcp.example.com' }, `url: ${NO_ADDRESS}`],
  [{ url: 'https://ann:pw@mcp.example.com/' }, `url: ${LOGIN}`],
  [{ url: 'https://a.example/', transport: 'http' }, 'transport: must be auto, streamable-http or sse'],
  [{ url: 'https://a.example/', headers: { 'X Key': '1' } }, 'headers.X Key: has a name that no header can have'],
  [{ url: 'https://a.example/', headers: { Host: 'b' } }, 'headers.Host: is set by the client itself'],
  [{ url: 'https://a.example/', header: {} }, 'Unrecognized key: "header"'],
])('refuses %j', async (entry, error) => {
  expect(await parse(entry)).toEqual({ ok: false, error });
});

test.each([
  ['mcp.example.com', `"mcp.example.com" ${NO_ADDRESS}`],
  ['https://ann:pw@mcp.example.com/mcp', `"https://…@mcp.example.com/mcp" ${LOGIN}`],
])('refuses remote:%s', (text, error) => {
  expect(argument(text)).toEqual({ ok: false, error });
});
