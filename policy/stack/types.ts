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

export interface StackPolicy {
  readonly policy: Policy;
  readonly collisions: readonly NameCollision[];
  readonly shadowings: readonly Shadowing[];
  readonly flows: readonly ToxicFlow[];
}
