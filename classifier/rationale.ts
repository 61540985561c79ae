import { actOf } from './acts.ts';
import { CATEGORY_TEXT, type Category, FACETS, type Facet } from './taxonomy.ts';
import type { Finding, RiskMove } from './types.ts';

/**
 * Two or three sentences about this very tool: what it does to what; whether that can be undone, with how the risk came about; and one more
 * thing that was seen. Nothing that no finding or the category's own meaning supports.
 */
export function writeRationale(
  name: string,
  category: Category,
  leading: Finding | null,
  moves: readonly RiskMove[],
  findings: readonly Finding[],
): string {
  const opening = openingFor(name, leading, findings);
  const risk = riskSentence(actOf(category, leading, findings), category, moves);
  const aside = asideFor(name, leading, moves, findings);
  return aside === null ? `${opening} ${risk}` : `${opening} ${risk} ${aside}`;
}

const MAX_NAME = 60;
const shortOf = (name: string): string => (name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME)}…`);

function openingFor(name: string, leading: Finding | null, findings: readonly Finding[]): string {
  if (leading === null) return `Nothing in the definition of ${shortOf(name)} decides what a call does.`;
  return BARE_VERB.test(leading.message) ? (withObject(leading, findings) ?? leading.message) : leading.message;
}

const BARE_VERB = /^\S+ \S+, as its description says\.$/;
const BY_NAME = /^\S+ \S+ .*, by its name\.$/;

/** "Deletes", and no more: where the name says the same and of what, its words are better. */
function withObject(leading: Finding, findings: readonly Finding[]): string | null {
  const named = findings.find((one) => one.rule === leading.rule && BY_NAME.test(one.message));
  return named?.message ?? null;
}

function riskSentence(act: string, category: Category, [start, ...later]: readonly RiskMove[]): string {
  const level =
    category === 'unknown'
      ? 'its risk is unknown'
      : `${CATEGORY_TEXT[category].label.toLowerCase()} tools start at ${start?.to ?? 'unknown'}`;
  const rest = later.map((one) => `; ${one.move} to ${one.to} because ${one.because}`).join('');
  return `${act}, and ${level}${rest}.`;
}

/** One more thing worth a sentence: the first facet, in the taxonomy's order, that the sentences before do not speak of. */
function asideFor(
  name: string,
  leading: Finding | null,
  moves: readonly RiskMove[],
  findings: readonly Finding[],
): string | null {
  const isTold = ({ rule }: Finding): boolean =>
    rule === leading?.rule || rule === 'cannot-be-undone' || moves.some((move) => move.rule === rule);
  const open = findings.filter((one) => one.indicates.facet !== undefined && !isTold(one));
  if (open.length === 0) return null;
  const known = facetsOf(findings.filter(isTold));
  for (const facet of FACETS) {
    const one = known.has(facet) ? undefined : open.find((candidate) => candidate.indicates.facet === facet);
    if (one !== undefined) return withPronoun(one.message, name);
  }
  return null;
}

function facetsOf(findings: readonly Finding[]): ReadonlySet<Facet> {
  return new Set(findings.flatMap(({ indicates }) => indicates.facet ?? []));
}

/** The tool was named in the first sentence. */
function withPronoun(message: string, name: string): string {
  const short = shortOf(name);
  return message.startsWith(`${short} `) ? `It${message.slice(short.length)}` : message;
}
