import type { JudgedTool, Policy } from '../types.ts';

/** A server of a stack: several servers that one agent has at once. */
export interface StackServer {
  /** Its slug, or its name in the configuration; unique in the stack. */
  readonly key: string;
  readonly title: string;
  readonly tools: readonly StackTool[];
}

export interface StackTool extends JudgedTool {
  /** Names in its texts that look like names of tools and are not of its own server's; see policy/stack/mentions.ts. */
  readonly mentions: readonly string[];
  /** The name that letters of another script or unseen characters make it look like, as `plainLook` writes names; absent where it has none of them. */
  readonly look?: string;
}

/** A tool by its server. */
export interface StackedTool {
  readonly server: string;
  readonly tool: string;
}

/** What a policy does about a danger: the part of it that decides, and for which tool. */
export interface CuttingRule extends StackedTool {
  /** JSON Pointer into the stack's policy. */
  readonly pointer: string;
  /** What it does, in a few words: "asks a person", "is hidden", "only to listed addresses". */
  readonly does: string;
}

/** One name that several servers of the stack list: policy.json knows tools by name alone, so both get the stricter rule. */
export interface NameCollision {
  readonly name: string;
  readonly servers: readonly string[];
  readonly rule: CuttingRule;
}

/** The text of one server's tool speaks of another server's, and may change how that one is used. */
export interface Shadowing {
  readonly from: StackedTool;
  readonly over: StackedTool;
  /** Null where nothing in the policy stops it. */
  readonly rule: CuttingRule | null;
}

/** Two names of different servers that a hurried reader takes for one another. */
export interface LookAlike {
  readonly one: StackedTool;
  readonly other: StackedTool;
  /** Letters of another script or unseen characters make them alike: nobody does that by accident. */
  readonly isDisguised: boolean;
  /** What keeps the disguised one from being called by mistake. Null where both are what they seem: each has its own rule, by its exact name. */
  readonly rule: CuttingRule | null;
}

export const FLOW_KINDS = ['leak', 'takeover'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Untrusted input, and private data with a way out (`leak`) or a tool that runs code (`takeover`), within reach of one agent. */
export interface ToxicFlow {
  readonly kind: FlowKind;
  /** Bring in what strangers wrote; the surest first. */
  readonly sources: readonly StackedTool[];
  /** Show what is private; empty in a takeover. */
  readonly reads: readonly StackedTool[];
  /** Carry it out, or run the code. */
  readonly sinks: readonly StackedTool[];
  /** One for each sink: a flow is cut when every one of its sinks is held. */
  readonly cuts: readonly CuttingRule[];
}

/** What several servers of one agent do to each other, and what a policy does about it. */
export interface StackDangers {
  readonly collisions: readonly NameCollision[];
  readonly shadowings: readonly Shadowing[];
  readonly lookAlikes: readonly LookAlike[];
  readonly flows: readonly ToxicFlow[];
}

export interface StackPolicy extends StackDangers {
  readonly policy: Policy;
}
