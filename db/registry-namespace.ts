/** Namespaces that a registry gives to accounts of a code host, by the host their repositories lie at. */
const CODE_HOSTS: Readonly<Record<string, string>> = { 'io.github.': 'github.com', 'com.gitlab.': 'gitlab.com' };

/**
 * True where an address lies in the domain whose owner alone may publish under the entry's name: `com.example/x` and `https://mcp.example.com/`.
 * A namespace of one label (`com`) or of a public suffix of two is nobody's.
 */
export function hasNamespaceOf(entryName: string, address: string): boolean {
  const domain = domainOf(entryName);
  if (domain === null || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** True where a repository belongs to the account that the entry's name is given to: `io.github.ann/x` and `github.com/ann/…`. */
export function ownsRepository(entryName: string, repository: string): boolean {
  const [namespace = ''] = entryName.toLowerCase().split('/');
  const code = Object.entries(CODE_HOSTS).find(([prefix]) => namespace.startsWith(prefix));
  if (code === undefined || !URL.canParse(repository)) return false;
  const { hostname, pathname } = new URL(repository);
  const [, owner = ''] = pathname.toLowerCase().split('/');
  return hostname === code[1] && owner !== '' && owner === namespace.slice(code[0].length);
}

/** `com.example` is `example.com`; accounts of code hosts are no domains. */
function domainOf(entryName: string): string | null {
  const [namespace = '', ...rest] = entryName.toLowerCase().split('/');
  if (rest.length === 0 || Object.keys(CODE_HOSTS).some((prefix) => namespace.startsWith(prefix))) return null;
  const labels = namespace.split('.').toReversed();
  if (labels.length < 2 || labels.some((label) => label === '')) return null;
  // `uk.co/x` would own every British company.
  return labels.length === 2 && SECOND_LEVEL.has(labels[0] ?? '') && labels[1]?.length === 2 ? null : labels.join('.');
}

const SECOND_LEVEL = new Set(['ac', 'co', 'com', 'edu', 'gov', 'ne', 'net', 'or', 'org']);
