import { isHidden } from '../hiding.ts';
import { limitsOn, rulesFor } from '../rules-for.ts';
import { findSlots, type Slot } from '../slots.ts';
import { ASK_A_PERSON, type Limit, type LimitWindow, type Policy, type PolicyRule, type ToolRules } from '../types.ts';

/** What a policy does with calls to one tool. */
export type Verdict =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'refused'; readonly because: string | null }
  | Callable;

/** Some call may be carried out. */
export interface Callable {
  readonly kind: 'callable';
  /** Every call needs a person. */
  readonly asks: boolean;
  /** Its own and those over all tools, the shortest window first. */
  readonly limits: readonly Limit[];
  readonly held: HeldArguments;
}

/** Arguments by what rules do about them, as conditions write them: `args.url`; each once. */
export interface HeldArguments {
  /** Empty slots that refuse every call. */
  readonly toFillIn: readonly string[];
  /** Empty slots that refuse the calls that give the argument. */
  readonly toFillInIfGiven: readonly string[];
  /** What they hold decides whether a person is asked. */
  readonly askedAbout: readonly string[];
  /** Held by any other rule, filled slots included. */
  readonly checked: readonly string[];
}

/** Reads the verdict out of the policy itself, so that what a page says follows the file it shows. */
export function verdictFor(policy: Policy, toolName: string): Verdict {
  if (isHidden(policy, toolName)) return { kind: 'hidden' };
  const rules = rulesFor(policy, toolName);
  if (rules === undefined && policy.default === 'deny') return { kind: 'left-out' };
  const always = (rules?.deny_if ?? []).filter(({ conditions }) => conditions.length === 0);
  const refusal = always.find(({ on_deny }) => on_deny !== ASK_A_PERSON);
  if (refusal) return { kind: 'refused', because: refusal.on_deny ?? null };
  const limits = limitsOn(policy, rules);
  if (limits.some(({ max }) => max === 0)) return { kind: 'refused', because: null };
  return { kind: 'callable', asks: always.length > 0, limits, held: heldBy(rules, toolName) };
}

/** Whether an empty slot refuses every call. */
export function waitsForSlots(verdict: Verdict): boolean {
  return verdict.kind === 'callable' && verdict.held.toFillIn.length > 0;
}

/** A window with its article, for sentences. */
export const A_WINDOW = { minute: 'a minute', hour: 'an hour', day: 'a day' } as const satisfies Record<
  LimitWindow,
  string
>;

/** Whether a rule looks at any argument. */
export function looksAtArguments({ toFillIn, toFillInIfGiven, checked, askedAbout }: HeldArguments): boolean {
  return [toFillIn, toFillInIfGiven, checked, askedAbout].some((paths) => paths.length > 0);
}

function heldBy(rules: ToolRules | undefined, tool: string): HeldArguments {
  const conditional = [...(rules?.require ?? []), ...(rules?.deny_if ?? [])].filter(isConditional);
  if (rules === undefined || conditional.length === 0) return NOTHING_HELD;
  const empty = findSlots({ version: '1', default: 'deny', tools: { [tool]: rules } }).filter(isEmptySlot);
  const waiting = new Set(empty.map(({ path }) => path));
  const asking = conditional.filter(({ on_deny }) => on_deny === ASK_A_PERSON);
  const checking = conditional.filter(({ on_deny }) => on_deny !== ASK_A_PERSON);
  return {
    toFillIn: unique(empty.filter(({ isOptional }) => !isOptional).map(({ path }) => path)),
    toFillInIfGiven: unique(empty.filter(({ isOptional }) => isOptional).map(({ path }) => path)),
    askedAbout: unique(asking.flatMap(pathsOf)),
    checked: unique(checking.flatMap(pathsOf)).filter((path) => !waiting.has(path)),
  };
}

const NOTHING_HELD: HeldArguments = { toFillIn: [], toFillInIfGiven: [], askedAbout: [], checked: [] };

/** An amount has its cap before anybody sets one. */
function isEmptySlot({ kind, isFilled }: Slot): boolean {
  return !isFilled && kind !== 'amount';
}

function isConditional({ conditions }: PolicyRule): boolean {
  return conditions.length > 0;
}

/** Of the elements of a list, the list: `args.ids` for `args.ids.20`. */
function pathsOf({ conditions }: PolicyRule): string[] {
  return conditions.map(({ path }) => path.replace(/(?:\.\d+)+$/, ''));
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
