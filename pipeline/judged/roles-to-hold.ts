import type { Parameter } from '#classifier/reading/types.ts';
import type { JudgedParameter, JudgedRole } from '#policy/types.ts';
import { PATH_WORDS, type PathContext, readPath } from './local-path.ts';
import type { ParameterPlace } from './parameter-place.ts';
import { QUERY_WORDS, readQueryLanguage } from './query-language.ts';
import { isAskedFor, isOfRecipient, namesWhoGets, REACHED_WORDS } from './reached.ts';

/** What a rule has to know of the tool around a parameter. */
export interface Surroundings extends PathContext {
  readonly sendsOut: boolean;
}

/** What a policy takes a parameter for. */
export interface Held extends Pick<JudgedParameter, 'roles' | 'language'> {
  /** Those of the roles that words of the definition state, so that the tool has their facet too. */
  readonly stated: readonly JudgedRole[];
}

/** Whether it may have a role at all. Most parameters have none, and then it need not even be looked up where they stand. */
export function mayBeHeld({ words, roles }: Parameter): boolean {
  const last = words.at(-1) ?? '';
  return (
    roles.length > 0 || PATH_WORDS.has(last) || QUERY_WORDS.has(last) || REACHED_WORDS.has(last) || isOfRecipient(words)
  );
}

/**
 * What the classifier reads off a parameter's name, put right by its description where a rule would be missing or in the way: a wrong facet
 * costs a word on a page, a wrong slot a tool.
 */
export function rolesToHold(parameter: Parameter, { type }: ParameterPlace, around: Surroundings): Held {
  if (parameter.choices.length > 0 || type === 'boolean') return { roles: parameter.roles, stated: [] };
  const mayBeText = type === null || type === 'string' || type === 'array';
  const kept = parameter.roles.filter((role) => isRight(role, parameter, mayBeText));
  return mayBeText ? textRoles(kept, parameter, around) : { roles: kept, stated: [] };
}

function textRoles(kept: readonly JudgedRole[], parameter: Parameter, around: Surroundings): Held {
  const mayBePath = kept.includes('free-path') || PATH_WORDS.has(parameter.words.at(-1) ?? '');
  const path = mayBePath ? readPath(parameter, around) : 'unsaid';
  const language = kept.includes('code') ? null : readQueryLanguage(parameter, around.text);
  const stated: JudgedRole[] = [
    ...(path === 'local' ? ['local-path' as const] : []),
    ...(language !== null ? ['query' as const] : []),
    ...(isAskedFor(parameter, around.text) ? ['free-url' as const] : []),
    ...(namesWhoGets(parameter, around.sendsOut) ? ['recipients' as const] : []),
  ];
  const seen = path === 'unsaid' ? kept : kept.filter((role) => role !== 'free-path');
  const roles = [...new Set([...seen, ...stated])];
  return { roles, stated, ...(language !== null && language !== 'unnamed' && { language }) };
}

function isRight(role: JudgedRole, { words, description }: Parameter, mayBeText: boolean): boolean {
  // What its fields are for is read by itself.
  if (role === 'free-path' || role === 'free-url') return mayBeText;
  if (role === 'code') return words.join(' ') !== 'code' || !CODE_OF_A_THING.test(description.slice(0, MAX_SAID));
  return role !== 'amount' || !mayBeText || !NAMES_A_THING.test(description.slice(0, MAX_SAID));
}

/** What a parameter is stands in its first words. */
const MAX_SAID = 300;

/** "The discount code that customers enter"; never where anything speaks of running it. */
const CODE_OF_A_THING =
  /^(?!.*\b(?:runs?|execut\w+|evaluat\w+|script|snippet|program|python|javascript)\b)(?:.*\b(?:discount|coupon|promo|promotion|promotional|voucher|gift|country|currency|postal|zip|airport|verification|confirmation|invite|invitation|referral|tracking)[ -]codes?\b|.*\bredeem\b|.*\bcode customers\b)/is;
/** "The ID of the price". */
const NAMES_A_THING = /\bids?\b|\bidentifier\b/i;
