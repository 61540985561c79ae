/**
 * A repository's address in one form, `https://github.com/owner/name`, or null where it is none. Hosts and the names at the big code hosts are not
 * case-sensitive. What stands after owner and name, such as `/tree/main/src`, is left out there.
 */
export function repositoryAddress(text: string): string | null {
  const address = text.startsWith('git+') ? text.slice('git+'.length) : text;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  if (!['https:', 'http:', 'git:', 'ssh:'].includes(protocol)) return null;
  const parts = pathname.split('/').filter((part) => part !== '');
  const kept = ['github.com', 'bitbucket.org'].includes(hostname) ? parts.slice(0, 2) : parts;
  const path = kept.join('/').replace(/\.git$/, '');
  if (kept.length < 2) return null;
  return `https://${hostname}/${hostname === 'github.com' ? path.toLowerCase() : path}`;
}
