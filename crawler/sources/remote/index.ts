import { maskText } from '../../secrets/masked-text.ts';
import type { ReachOf, ServerRef } from '../../types.ts';
import { describeIssue, sharedFields } from '../entry.ts';
import type { CrawlSource, Parsed } from '../types.ts';
import { RemoteEntry, RemoteUrl } from './schema.ts';

type RemoteReach = ReachOf<'remote'>;

/** Servers at an address. What looks secret in it or in a header becomes a placeholder: a ref holds no secret, and a list of sources is no place for one. */
export const REMOTE_SOURCE: CrawlSource = { id: 'remote', parseEntry, parseArgument };

async function parseEntry(entry: unknown): Promise<Parsed> {
  const parsed = RemoteEntry.safeParse(entry);
  if (!parsed.success) return { ok: false, error: describeIssue(parsed.error) };
  const { url, transport, headers } = parsed.data;
  return { ok: true, ref: { ...toRef(url, transport, headers), ...sharedFields(parsed.data) } };
}

function parseArgument(text: string): Parsed {
  const url = RemoteUrl.safeParse(text);
  if (!url.success) return { ok: false, error: `"${shown(text)}" ${describeIssue(url.error)}` };
  return { ok: true, ref: toRef(url.data, 'auto', {}) };
}

function toRef(url: string, transport: RemoteReach['transport'], headers: Readonly<Record<string, string>>): ServerRef {
  const address = maskText('url', url).shown;
  const masked = Object.entries(headers).map(([name, value]) => ({ name, ...maskText(name, value) }));
  const placeholders = masked.filter(({ isReplaced }) => isReplaced).map(({ name }) => name);
  return {
    source: 'remote',
    name: nameOf(new URL(address)),
    reach: {
      kind: 'remote',
      url: address,
      transport,
      headers: Object.fromEntries(masked.map(({ name, shown: value }) => [name, value])),
      ...(placeholders.length > 0 && { placeholders: placeholders.toSorted() }),
    },
  };
}

/** Host and path, and the query where there is one: they tell two servers of one host apart. */
function nameOf({ host, pathname, search }: URL): string {
  return `${host}${pathname.replace(/\/+$/, '')}${search}`;
}

/** A mistyped address may hold a login. */
function shown(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//…@').slice(0, 200);
}
