import type { JsonObject, Tool } from '#crawler/types.ts';
import type { Category, Facet, RiskLevel } from './taxonomy.ts';

/** What the classifier knows about the server a tool is from. */
export interface ServerContext {
  /** The server's name as its listing or source gives it. */
  readonly name: string;
  readonly description?: string;
}

/** Where in a stored text something was seen, so that a page can highlight it. */
export interface Evidence {
  /** The tool's own definition, the server's name or description, or the name of another tool of the server. */
  readonly source: 'tool' | 'server' | 'sibling';
  /** JSON Pointer (RFC 6901) into the definition; for `server` `/name` or `/description`; for `sibling` `/<its name, escaped>`. */
  readonly pointer: string;
  /** Whether the key that the pointer ends in was seen, or the value behind it. */
  readonly part: 'key' | 'value';
  /** UTF-16 units into the stored text of that key or value, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The text between them, verbatim. */
  readonly text: string;
}

/** How much a finding weighs: the description's own verb is strong, a noun in passing is weak. */
export const STRENGTHS = ['weak', 'medium', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** A reason that moves the risk. */
export interface RiskIndication {
  readonly move: 'raise' | 'lower';
  readonly to: RiskLevel;
  /** It counts for tools of these categories alone; without it for all. */
  readonly within?: readonly Category[];
  /** Completes "raised to high because …"; plain text, no full stop. The finding's message serves where it is missing. */
  readonly because?: string;
}

/** What a finding says about the tool. A finding may say several things. */
export interface Indication {
  readonly category?: Category;
  readonly facet?: Facet;
  /** A stated reason that moves the risk: at least (`raise`) or at most (`lower`) this level. */
  readonly risk?: RiskIndication;
  /** Why a person should look, where the finding itself is a reason to. */
  readonly review?: string;
}

/** A rule's answer that it is so, with where it was seen. A rule that threw leaves a finding with `error` and indicates nothing. */
export interface Finding {
  /** The rule's id, such as `destroys-data`. */
  readonly rule: string;
  /** One sentence for people about this very tool, plain text. */
  readonly message: string;
  readonly strength: Strength;
  readonly indicates: Indication;
  readonly evidence: readonly Evidence[];
  readonly error?: string;
  /** On a model's finding (`model-opinion`) alone. */
  readonly opinion?: ModelOpinion;
}

/** What a model said about one thing, and what came of it beside the rules. Stored with the finding, so that a page can tell both. */
export interface ModelOpinion {
  readonly model: string;
  readonly about: 'category' | 'risk' | 'facet';
  readonly said: Category | RiskLevel | Facet;
  /** What the rules alone give; null for a facet they did not find. */
  readonly before: Category | RiskLevel | Facet | null;
  /**
   * `settled`: the rules left the category open, weak or contested, and it is now what the model said; `confirmed`: the same as the rules;
   * `raised`: the risk went up; `added`: a facet; `overruled`: the model said otherwise, and the rules stand.
   */
  readonly effect: 'settled' | 'confirmed' | 'raised' | 'added' | 'overruled';
  /** The model's own sentence, untrusted: plain text of at most 300 characters, shown only as the model's words. May be empty. */
  readonly reason: string;
  /** The model said that it is not sure. */
  readonly isUnsure: boolean;
  /** On the opinion about the category: the confidence of the classification after it. */
  readonly confidence?: number;
}

/** One step of how the risk came about, in order; the first has move `start`. */
export interface RiskMove {
  readonly move: 'start' | 'raised' | 'lowered';
  readonly to: RiskLevel;
  /** Completes "raised to high because …"; plain text, no full stop. */
  readonly because: string;
  /** The rule it comes from; null for the start. */
  readonly rule: string | null;
}

export interface Classification {
  readonly category: Category;
  readonly baselineRisk: RiskLevel;
  readonly risk: RiskLevel;
  readonly riskMoves: readonly RiskMove[];
  /** Sorted by the taxonomy's order. */
  readonly facets: readonly Facet[];
  /** 0 to 1: the share of tools given this number whose category two careful annotators would agree with. */
  readonly confidence: number;
  readonly needsReview: boolean;
  /** Why a person should look; empty where `needsReview` is false. */
  readonly reviewReasons: readonly string[];
  /** Two or three sentences for this very tool, plain text. */
  readonly rationale: string;
  readonly findings: readonly Finding[];
  /** Digest of the rules' source behind the number for people, such as `1-3fa9c01b22de`. */
  readonly rulesetVersion: string;
  /** The model asked, if one was. */
  readonly model: string | null;
  readonly promptVersion: string | null;
}

/** What a rule may say of itself and ask; see classifier/rules/. */
export interface RuleText {
  readonly id: string;
  /** One line, answered true or false. */
  readonly question: string;
  /** A few words for a heading, such as "Changes a record". */
  readonly title: string;
  /** Why it matters, and when it is wrong. */
  readonly rationale: string;
  readonly whenWrong: string;
  readonly references: readonly string[];
  /** What a finding of the rule says of its tool; no finding says more. */
  readonly indicates: RuleIndication;
  /** Words of the rubric whose meaning the rule settles. */
  readonly terms?: readonly RuleTerm[];
  /** What is easily labelled wrongly and the rule decides; a test puts each example to the classifier. */
  readonly cases?: readonly RuleCase[];
}

/** An indication as it holds for all tools, without the words for one. */
export interface RuleIndication {
  readonly category?: Category;
  readonly facet?: Facet;
  readonly risk?: Pick<RiskIndication, 'move' | 'to' | 'within'>;
}

export interface RuleTerm {
  /** Such as "Free URL". */
  readonly term: string;
  /** Completes "… means:"; lower case, no full stop. */
  readonly means: string;
}

/** Cases that have one label, each example a description as a server would write it. */
export interface RuleCase {
  /** In a few words, for a table. */
  readonly what: string;
  readonly examples: readonly string[];
  /** Properties of the input schema that the label rests on. */
  readonly parameters?: JsonObject;
  readonly category: Category;
  readonly risk: RiskLevel;
}

/** The classifier's entry: all tools of one server at once, because siblings are context. */
export type ClassifyServer = (server: ServerContext, tools: readonly Tool[]) => Classification[];
