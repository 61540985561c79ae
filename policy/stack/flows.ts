import type { Policy } from '../types.ts';
import { type Ability, ableTools, CAN_BRING_IN, CAN_READ_PRIVATE, CAN_RUN_CODE, CAN_SEND_OUT } from './abilities.ts';
import { holdsOf } from './holds.ts';
import { named, type OwnedTool, toolsOf } from './owners.ts';
import { FLOW_KINDS, type FlowKind, type StackServer, type ToxicFlow } from './types.ts';

/** The flows of a stack: what brings in, what shows, what carries out or runs. */
export interface Legs {
  readonly kind: FlowKind;
  readonly sources: readonly OwnedTool[];
  readonly reads: readonly OwnedTool[];
  readonly sinks: readonly OwnedTool[];
}

/** Every flow with what the policy holds its sinks by. Sources are not asked what holds them: a list that a stranger writes to is soon joined by another. */
export function flowsIn(servers: readonly StackServer[], policy: Policy): ToxicFlow[] {
  const holdOf = holdsOf(policy);
  return legsIn(servers).map(({ kind, sources, reads, sinks }) => ({
    kind,
    sources: sources.map(named),
    reads: reads.map(named),
    sinks: sinks.map(named),
    cuts: sinks.flatMap((sink) => {
      const hold = holdOf(sink.tool, kind);
      return hold === null ? [] : [{ ...named(sink), ...hold }];
    }),
  }));
}

/** Flows that have all their legs. */
export function legsIn(servers: readonly StackServer[]): Legs[] {
  const tools = [...toolsOf(servers)];
  const sources = able(tools, CAN_BRING_IN);
  return FLOW_KINDS.flatMap((kind) => {
    const { needs, ends } = LEGS[kind];
    const reads = needs === null ? [] : able(tools, needs);
    const sinks = able(tools, ends);
    const isWhole = sources.length > 0 && sinks.length > 0 && (needs === null || reads.length > 0);
    return isWhole ? [{ kind, sources, reads, sinks }] : [];
  });
}

const LEGS = {
  leak: { needs: CAN_READ_PRIVATE, ends: CAN_SEND_OUT },
  takeover: { needs: null, ends: CAN_RUN_CODE },
} as const satisfies Record<FlowKind, { needs: Ability | null; ends: Ability }>;

function able(tools: readonly OwnedTool[], ability: Ability): OwnedTool[] {
  return ableTools(tools, ability, ({ server, tool }) => ({ ...tool, fullName: `${server.key}/${tool.name}` }));
}
