import type { Tool } from '#crawler/types.ts';
import type { Speech } from '../speech/read-speech.ts';
import type { Deed } from '../words/deeds.ts';
import type { VerbForm } from '../words/forms.ts';
import type { ServerReading } from './read-server.ts';

/** A stretch of the definition, without its text; `evidenceAt` fills that in when a finding needs it. */
export interface Span {
  readonly pointer: string;
  readonly part: 'key' | 'value';
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** One word of a name or of running text. */
export interface Token extends Span {
  /** Lower case, as written otherwise. */
  readonly word: string;
  /** Its singular, to look nouns up. */
  readonly noun: string;
  /** Written in capitals throughout, as labels are ("WORKFLOW:"). */
  readonly isCaps: boolean;
  /** The verb that it is by itself; see verb-at.ts for verbs of two words. */
  readonly verb: VerbForm | undefined;
  /** Whether it may be a verb together with a particle. */
  readonly isLight: boolean;
  /** What stood before it; see read-tokens.ts. */
  readonly gap: Gap;
}

export type Gap = 'space' | 'comma' | 'soft' | 'colon' | 'stop';

/** Where an action was stated. `returns` is a sentence that only says what comes back; `noun` is a noun where no verb stands at all. */
export type Place = 'description' | 'also' | 'name' | 'mode' | 'returns' | 'noun';

/** One deed that the definition states. */
export interface Action {
  readonly verb: string;
  readonly deed: Deed;
  readonly place: Place;
  /** Its object's words, up to the first preposition; may be empty. */
  readonly object: readonly Token[];
  /** The words after that, to the end of the clause. */
  readonly rest: readonly Token[];
  readonly span: Span;
}

/** What a parameter is for; one parameter may have several roles. */
export type ParameterRole =
  | 'free-url'
  | 'free-path'
  | 'code'
  | 'command'
  | 'query'
  | 'amount'
  | 'recipients'
  | 'id'
  | 'bulk'
  | 'secret'
  | 'force'
  | 'public'
  | 'dry-run'
  | 'confirm'
  | 'mode';

export interface Parameter {
  readonly name: string;
  /** JSON Pointer into the definition. */
  readonly pointer: string;
  readonly words: readonly string[];
  readonly roles: readonly ParameterRole[];
  /** The values it is limited to, empty where it is free. */
  readonly choices: readonly string[];
  /** Where those values stand: an `enum`, or a `const`. */
  readonly choicesPointer: string;
  readonly description: string;
}

/** Sentences that say something about the whole tool. */
export interface Statements {
  readonly readOnly: Span | null;
  /** "does not modify", "without saving". */
  readonly changesNothing: Span | null;
  readonly unrecoverable: Span | null;
  readonly recoverable: Span | null;
  readonly sandboxed: Span | null;
  readonly paper: Span | null;
  readonly returnsText: Span | null;
  readonly billable: Span | null;
  /** "Fails if it still contains something". */
  readonly emptyOnly: Span | null;
  /** "At a fixed price of 0.85 EUR". */
  readonly smallPrice: Span | null;
  /** "Records a payment": a ledger is written and no money moves. */
  readonly movesNothing: Span | null;
  /** "To all users", "anyone with the link". */
  readonly forEveryone: Span | null;
  /** "All data will be lost". */
  readonly losesData: Span | null;
  /** "With its children", "recursively". */
  readonly recursive: Span | null;
  /** "Charged to the account's card". */
  readonly charges: Span | null;
  /** "Returns the checkout URL": somebody else pays, later. */
  readonly leavesToPay: Span | null;
}

/** What is read out of one definition once. Rules ask it; they do not parse. */
export interface ToolReading {
  readonly tool: Tool;
  readonly server: ServerReading;
  /** The name's words, without the server's prefix. */
  readonly name: readonly Token[];
  /** The description's first words; see MAX_TOKENS. */
  readonly text: readonly Token[];
  readonly actions: readonly Action[];
  readonly parameters: readonly Parameter[];
  readonly statements: Statements;
  /** What all its texts say to a model. */
  readonly speech: Speech;
}
