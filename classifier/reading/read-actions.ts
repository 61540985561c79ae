import type { Deed } from '../words/deeds.ts';
import { BILLING, PLANS } from '../words/groups.ts';
import { SENSES_BY_VERB } from '../words/senses.ts';
import { findInGroup } from './matching.ts';
import type { StatedVerb } from './read-description.ts';
import type { Action, Statements, Token } from './types.ts';

/** What the deed of a verb depends on beside its object. */
export interface ActionContext {
  readonly statements: Statements;
  /** True where the server or the text is about plans that are paid for. */
  readonly isBilling: boolean;
  /** The object of the name's verb, for descriptions whose verb has none. */
  readonly nameWords: readonly Token[];
}

/** Settles what each stated verb does to its object. */
export function readActions(stated: readonly StatedVerb[], context: ActionContext): Action[] {
  return stated.map((one) => ({
    verb: one.verb.verb,
    deed: deedOf(one, context),
    place: one.place,
    object: one.object,
    rest: one.rest,
    span: one.token,
  }));
}

function deedOf(stated: StatedVerb, context: ActionContext): Deed {
  const object = stated.object.length > 0 ? stated.object : context.nameWords;
  const deed = senseOf(stated.verb.verb, object) ?? stated.verb.deed;
  if (context.isBilling && CHANGES_PLAN.has(stated.verb.verb) && findInGroup(object, PLANS) !== null)
    return 'change-plan';
  if (PRODUCES.has(stated.verb.verb) && context.statements.changesNothing !== null) return 'work-out';
  if (deed === 'run' && context.statements.readOnly !== null) return 'look';
  return deed;
}

function senseOf(verb: string, object: readonly Token[]): Deed | null {
  for (const sense of SENSES_BY_VERB.get(verb) ?? []) {
    if (findInGroup(object, sense.objects) !== null) return sense.deed;
  }
  return null;
}

/** Verbs that make a text, which is only returned where the description says that nothing is written. */
const PRODUCES = new Set([
  'make',
  'generate',
  'create',
  'build',
  'compose',
  'draft',
  'prepare',
  'scaffold',
  'render',
  'write',
]);

const CHANGES_PLAN = new Set(
  'activate update cancel pause resume upgrade downgrade renew change purchase buy subscribe enable disable modify create reactivate'.split(
    ' ',
  ),
);

/** Whether the text is about plans that money is paid for. */
export function isAboutBilling(text: readonly Token[], serverWords: ReadonlySet<string>): boolean {
  for (const word of BILLING) if (serverWords.has(word)) return true;
  return findInGroup(text, BILLING) !== null;
}
