import type { JudgedParameter, JudgedTool, PolicyRule } from '../types.ts';

/** Rules on the arguments of one tool, as they stand in a policy. */
export interface ArgumentRules {
  readonly require?: readonly PolicyRule[];
  readonly deny_if?: readonly PolicyRule[];
}

/** One kind of rule on arguments, with what pages and docs say of it. */
export interface ArgumentRule {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** Which tools and parameters it is for, one sentence. */
  readonly appliesTo: string;
  /** Why, and what the rule does not hold; one to three sentences. */
  readonly rationale: string;
  /** The parameters of a tool that it has to hold; empty where it has nothing to say. */
  parametersOf(tool: JudgedTool): readonly JudgedParameter[];
  /** The rules for one of them. Null where its path can be written and yet no rule holds it: then a person is asked about calls that give it. */
  rulesFor(parameter: HeldParameter): ArgumentRules | null;
}

/** A parameter that conditions can name. */
export interface HeldParameter extends JudgedParameter {
  readonly path: string;
}

/** Whether conditions can name it. */
export function isHeld(parameter: JudgedParameter): parameter is HeldParameter {
  return parameter.path !== null;
}

/** Whether it holds records, with which no text is compared. */
export function isOfRecords({ type, isOfRecords: isList }: JudgedParameter): boolean {
  return isList === true || type === 'object';
}

/** Whether a tool runs what it is given. What a tool of low risk that reads takes is looked at or worked out, and nothing more. */
export function runsCode({ facets, category, risk }: JudgedTool): boolean {
  return facets.includes('code') && !(category === 'read' && risk === 'low');
}

/** The last name on the way to a parameter, in lower case, without what parts words: `sqlquery` of `args.request.sql_query`. */
export function lastName({ path }: HeldParameter): string {
  return path
    .slice(path.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}
