/** Short forms that npm takes for a repository, by what stands before the colon. */
const SHORT_HOSTS: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};
/** At these an owner and a name are a repository, and what follows is a place in it. */
const TWO_PARTS: readonly string[] = ['github.com', 'bitbucket.org'];
/** Longer is no repository's address. */
const MAX_LENGTH = 500;

/**
 * A repository's address in one form, `https://github.com/owner/name`, from all that people write into package.json: `owner/name`,
 * `github:owner/name`, `git@host:owner/name.git`, `git+ssh://…`, `https://…/tree/main`. Null where it is none. Equal for equal repositories at
 * GitHub, where case does not matter.
 */
export function normalRepository(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const place = placeOf(text.trim());
  if (place === null) return null;
  const parts = place.path.split('/').filter((part) => part !== '');
  const kept = TWO_PARTS.includes(place.host) ? parts.slice(0, 2) : parts;
  const path = kept.join('/').replace(/\.git$/, '');
  if (kept.length < 2 || !/^[\w./~-]+$/.test(path)) return null;
  return `https://${place.host}/${place.host === 'github.com' ? path.toLowerCase() : path}`;
}

/** True where both name one repository; null where one of them names none. */
export function isSameRepository(left: string | null | undefined, right: string | null | undefined): boolean | null {
  const [one, other] = [left, right].map((text) => (text ? normalRepository(text) : null));
  return one && other ? one === other : null;
}

function placeOf(text: string): { readonly host: string; readonly path: string } | null {
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)(?:#.*)?$/.exec(text);
  if (short) return { host: SHORT_HOSTS[short[1] ?? 'github'] ?? 'github.com', path: short[2] ?? '' };
  // `git@github.com:owner/name.git`, as git itself takes it.
  const scp = /^(?:ssh:\/\/)?git@([\w.-]+):([^/].*)$/.exec(text);
  if (scp) return { host: (scp[1] ?? '').toLowerCase(), path: scp[2] ?? '' };
  const url = URL.parse(text.replace(/^git\+/, ''));
  if (url === null || !['https:', 'http:', 'git:', 'ssh:'].includes(url.protocol)) return null;
  return { host: url.hostname.replace(/^www\./, '').toLowerCase(), path: url.pathname };
}
