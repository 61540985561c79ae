import { makeProvenance } from './listing/provenance.ts';
import type { CrawlResult, ServerReach } from './types.ts';

/**
 * Counts the variables that the source itself filled with placeholders among those of the listing: what a server lists with a made-up key is not
 * what it lists with a real one, whoever made the key up. `way` is the one that gave the result.
 */
export function withStatedPlaceholders(result: CrawlResult, way: ServerReach): CrawlResult {
  const stated = 'env' in way ? (way.placeholders ?? []) : [];
  if (result.status === 'failed' || stated.length === 0) return result;
  const { listing } = result;
  const { provenance } = listing;
  const variables = provenance.variables.filter((name) => !stated.includes(name));
  const placeholders = [...new Set([...provenance.placeholders, ...stated])];
  return { ...result, listing: { ...listing, provenance: makeProvenance({ ...provenance, variables, placeholders }) } };
}
