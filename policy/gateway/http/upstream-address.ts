export type UpstreamAddress =
  | { readonly ok: true; readonly url: URL; readonly warning: string | null }
  | { readonly ok: false; readonly problem: string };

/** Reads the address of a server, as the user gives it. */
export function readUpstreamAddress(text: string): UpstreamAddress {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ok: false, problem: '--upstream takes the http or https address of an MCP server.' };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, problem: '--upstream may hold no login: give it with --header "Authorization: …".' };
  }
  url.hash = '';
  const isOpen = url.protocol === 'http:' && !isLoopback(url);
  return {
    ok: true,
    url,
    warning: isOpen ? `${url.origin} is not encrypted: logins and calls can be read on the way.` : null,
  };
}

/** An address of this machine, by how it is written. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
