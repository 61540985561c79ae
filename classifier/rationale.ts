import { CATEGORY_TEXT, type Category, FACETS } from './taxonomy.ts';
import type { Finding, RiskMove } from './types.ts';

/** Two or three sentences about this very tool: what it does, how its risk came about, what else was seen. Nothing that no finding supports. */
export function writeRationale(
  name: string,
  category: Category,
  leading: Finding | null,
  moves: readonly RiskMove[],
  findings: readonly Finding[],
): string {
  const sentences = [openingFor(name, leading), riskSentence(category, moves)];
  const aside = asideFor(name, leading, moves, findings);
  if (aside !== null) sentences.push(aside);
  return sentences.join(' ');
}

const MAX_NAME = 60;
const shortOf = (name: string): string => (name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME)}…`);

function openingFor(name: string, leading: Finding | null): string {
  if (leading !== null) return leading.message;
  return `Nothing in the definition of ${shortOf(name)} decides what a call does.`;
}

function riskSentence(category: Category, moves: readonly RiskMove[]): string {
  const [start, ...later] = moves;
  const begin =
    category === 'unknown'
      ? 'Its risk is unknown'
      : `${CATEGORY_TEXT[category].label} tools start at ${start?.to ?? 'unknown'}`;
  const rest = later.map((one) => `${one.move} to ${one.to} because ${one.because}`);
  return `${[begin, ...rest].join('; ')}.`;
}

/** One more thing worth a sentence: the first facet, in the taxonomy's order, that the sentences before do not speak of. */
function asideFor(
  name: string,
  leading: Finding | null,
  moves: readonly RiskMove[],
  findings: readonly Finding[],
): string | null {
  const told = new Set([leading?.rule, ...moves.map((move) => move.rule)]);
  const open = findings.filter((one) => one.indicates.facet !== undefined && !told.has(one.rule));
  for (const facet of FACETS) {
    const one = open.find((candidate) => candidate.indicates.facet === facet);
    if (one !== undefined) return withPronoun(one.message, name);
  }
  return null;
}

/** The tool was named in the first sentence. */
function withPronoun(message: string, name: string): string {
  const short = shortOf(name);
  return message.startsWith(`${short} `) ? `It${message.slice(short.length)}` : message;
}
