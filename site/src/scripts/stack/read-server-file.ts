import { CATEGORIES, FACETS, RISK_LEVELS } from '#classifier/taxonomy.ts';
import type { StackServerFile } from '#policy/stack/stack-file.ts';

/**
 * What was fetched for a server, where it is of the form that this page reads; null for anything else. The build that wrote this page wrote the file
 * too, see pipeline/page-data/stack-texts.ts, but one of the two may come out of a cache that is older.
 */
export function readServerFile(value: unknown, slug: string): StackServerFile | null {
  return isServerFile(value) && value.key === slug ? value : null;
}

/** Looks at what this page would stumble over. */
function isServerFile(value: unknown): value is StackServerFile {
  if (!isObject(value) || typeof value.title !== 'string' || typeof value.href !== 'string') return false;
  return Array.isArray(value.tools) && value.tools.every(isTool);
}

function isTool(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string' || typeof value.href !== 'string') return false;
  const { category, risk, facets, parameters, mentions } = value;
  if (!isOneOf(CATEGORIES, category) || !isOneOf(RISK_LEVELS, risk)) return false;
  return isListOf(facets, (facet) => isOneOf(FACETS, facet)) && isListOf(parameters, isParameter) && isListOf(mentions);
}

function isParameter(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.roles) && Array.isArray(value.choices);
}

function isListOf(value: unknown, isGood: (one: unknown) => boolean = (one) => typeof one === 'string'): boolean {
  return Array.isArray(value) && value.every(isGood);
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return known.some((one) => one === value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
