import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { addressProblem } from './address-problem.ts';
import { fetchError } from './fetch-problem.ts';

/** Every address of a host name. Rejects like `dns.lookup`, with a `code`. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

/** The addresses of hosts, asked for once and kept, so that a name server cannot answer otherwise when we connect. */
export interface Pins {
  /** Resolves and checks a URL's host; rejects with a `FetchError` where one of its addresses must not be asked. */
  pin(hostname: string): Promise<void>;
  /** For the socket: answers from what was pinned, and nothing else. */
  readonly lookup: LookupFunction;
}

export function openPins(options: { readonly allowPrivate?: boolean; readonly resolve?: ResolveHost }): Pins {
  const { allowPrivate = false, resolve = resolveBySystem } = options;
  const pinned = new Map<string, readonly string[]>();
  const pending = new Map<string, Promise<void>>();
  const open = async (hostname: string) => {
    const addresses = isIP(hostname) === 0 ? await addressesOf(hostname, resolve) : [hostname];
    if (!allowPrivate) refuseUnsafe(hostname, addresses);
    pinned.set(hostname, addresses);
  };
  return {
    pin(host) {
      const hostname = host.replace(/^\[|\]$/g, '');
      const known = pending.get(hostname) ?? open(hostname);
      pending.set(hostname, known);
      // A name server that was busy may be asked again; what was pinned stays.
      known.catch(() => pending.delete(hostname));
      return known;
    },
    lookup: (hostname, { all }, callback) => {
      const addresses = (pinned.get(hostname) ?? []).map((address) => ({ address, family: isIP(address) }));
      const [first] = addresses;
      if (!first) callback(fetchError('unsafe-address', `${hostname} was not checked`), []);
      else if (all) callback(null, addresses);
      else callback(null, first.address, first.family);
    },
  };
}

async function resolveBySystem(hostname: string): Promise<string[]> {
  const found = await systemLookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
}

async function addressesOf(hostname: string, resolve: ResolveHost): Promise<readonly string[]> {
  try {
    const addresses = await resolve(hostname);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (!NO_SUCH_HOST.includes(code))
      throw fetchError('no-network', `the name ${hostname} cannot be looked up now (${code})`, error);
  }
  throw fetchError('no-such-host', `there is no host ${hostname}`);
}

const NO_SUCH_HOST: readonly string[] = ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'];

/** One bad address among good ones is how a name server smuggles it in, so all must be good. */
function refuseUnsafe(hostname: string, addresses: readonly string[]): void {
  for (const address of addresses) {
    const problem = addressProblem(address);
    if (problem === null) continue;
    const what = address === hostname ? hostname : `${hostname} (${address})`;
    throw fetchError('unsafe-address', `${what} is ${problem}`);
  }
}
