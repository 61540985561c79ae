import { fetchProblemOf } from '../../net/fetch-problem.ts';
import { openPins, type ResolveHost } from '../../net/pins.ts';

/**
 * Why an image must not be asked for, completing "The image X …": its host is not on the public internet, and a stranger's entry would have the
 * engine knock there. Null where it may be. A host that cannot be looked up here may be known to the engine, which is then asked.
 */
export async function imageHostProblem(image: string, resolve?: ResolveHost): Promise<string | null> {
  const host = hostOf(image);
  if (host === null) return null;
  const hostname = URL.parse(`https://${host}`)?.hostname;
  if (hostname === undefined) return `names a host that is none: ${host}`;
  try {
    await openPins(resolve ? { resolve } : {}).pin(hostname);
    return null;
  } catch (error) {
    const problem = fetchProblemOf(error);
    if (problem === null) throw error;
    return problem.kind === 'unsafe-address' ? `is not pulled: ${problem.detail}` : null;
  }
}

/** As docker tells a host from the first word of a name; null for Docker Hub. */
function hostOf(image: string): string | null {
  const [first = '', ...more] = image.split('/');
  return more.length > 0 && /[.:]|^localhost$/i.test(first) ? first : null;
}
