import type { Tool } from '#crawler/types.ts';
import { FACETS, type Facet } from '../taxonomy.ts';
import type { Evidence } from '../types.ts';
import { FacetItem } from './answer-schema.ts';
import { findQuote } from './find-quote.ts';
import { plainSentence } from './plain-sentence.ts';
import type { LooseItem } from './read-answer.ts';
import type { FacetAnswer, ToolAnswer } from './types.ts';

/** An item of the right shape, its quotes looked up in the definition. What rests on a quote that is not there is dropped. */
export function checkItem(tool: Tool, item: LooseItem): ToolAnswer {
  const categoryEvidence = findQuote(tool, item.category_quote);
  const riskEvidence = findQuote(tool, item.risk_quote);
  const claims = item.facets.slice(0, MAX_FACETS).map((one) => claimOf(tool, one));
  // A claim of an attack that cannot be shown moves nothing at all, the risk included.
  const attacks = claims.filter((one) => one?.facet === 'hidden-instructions');
  const isBaseless = attacks.length > 0 && attacks.every((one) => one?.evidence === null);
  const invented = [
    isInvented(item.category_quote, categoryEvidence),
    isInvented(item.risk_quote, riskEvidence),
    ...claims.map((one) => one !== null && one.evidence === null),
  ];
  return {
    category: item.category,
    categoryEvidence,
    risk: item.risk,
    riskEvidence: isBaseless && item.risk === 'critical' ? null : riskEvidence,
    facets: inOrder(claims),
    reason: plainSentence(item.reason),
    isUnsure: item.unsure,
    inventedQuotes: invented.filter(Boolean).length,
  };
}

/** Twice the taxonomy: room for repeats, no more. */
const MAX_FACETS = 2 * FACETS.length;

interface Claim {
  readonly facet: Facet;
  readonly evidence: Evidence | null;
}

function claimOf(tool: Tool, value: unknown): Claim | null {
  const parsed = FacetItem.safeParse(value);
  return parsed.success ? { facet: parsed.data.facet, evidence: findQuote(tool, parsed.data.quote) } : null;
}

const isInvented = (quote: string, evidence: Evidence | null): boolean => quote.trim() !== '' && evidence === null;

function inOrder(claims: readonly (Claim | null)[]): FacetAnswer[] {
  return FACETS.flatMap((facet) => {
    const evidence = claims.find((one) => one?.facet === facet && one.evidence !== null)?.evidence;
    return evidence === undefined || evidence === null ? [] : [{ facet, evidence }];
  });
}
