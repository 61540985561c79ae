import { compareRisk } from '#classifier/taxonomy.ts';
import { verdictFor, waitsForSlots } from '#policy/describe/verdict.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { rulesFor } from '#policy/rules-for.ts';
import { findSlots, type Slot } from '#policy/slots.ts';
import type { Choice, TOOL_DECISIONS, ToolDecisionKind } from '#policy/stack/choices.ts';
import { applyChoices, type ChosenPolicy } from '#policy/stack/choices-apply.ts';
import { compareChoices, decisionIn, isSameChoice } from '#policy/stack/choices-decision.ts';
import type { StackFileTool, StackServerFile } from '#policy/stack/stack-file.ts';
import { dangersOf, recommendForServers, stackPolicy } from '#policy/stack/stack-policy.ts';
import type { StackDangers } from '#policy/stack/types.ts';
import type { Policy, PolicyProfile } from '#policy/types.ts';
import type { StackState } from './state.ts';

/** One tool of one server, with what the policy does to it. */
export interface Row {
  readonly server: StackServerFile;
  readonly tool: StackFileTool;
  readonly choice: Choice;
  readonly recommended: Choice;
  /** Against what is recommended. */
  readonly shift: 'looser' | 'stricter' | 'same';
  readonly isWithoutRules: boolean;
  /** How many rules look at its arguments. */
  readonly ruleCount: number;
  readonly slots: readonly Slot[];
  /** The other servers that list the name. */
  readonly sharedWith: readonly StackServerFile[];
}

/** What the chosen servers, profile and choices come to. */
export interface Composed extends ChosenPolicy {
  readonly servers: readonly StackServerFile[];
  /** policy.json, as the command writes it. */
  readonly text: string;
  readonly dangers: StackDangers;
  /** By server, the most severe first. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Tools by name: one of several servers counts once. */
  readonly counts: Readonly<Record<ToolDecisionKind, number>>;
  readonly toolCount: number;
  /** Tools, by name, that refuse every call until a slot is filled in. */
  readonly waiting: number;
  readonly looser: number;
  readonly stricter: number;
  readonly slots: readonly Slot[];
}

/** Composes the policy from all servers that are loaded. */
export function composer(): (state: Pick<StackState, 'stack' | 'loaded'>) => Composed {
  const recommend = memo(stackRecommended);
  const files = memo(readyFiles);
  let last: { readonly state: Pick<StackState, 'stack' | 'loaded'>; readonly composed: Composed } | undefined;
  return (state) => {
    const { stack, loaded } = state;
    // Typing into a filter changes neither.
    if (last?.state.stack === stack && last.state.loaded === loaded) return last.composed;
    const servers = files(stack.servers, loaded);
    const recommended = recommend(servers, stack.profile, stack.servers.length);
    const chosen = applyChoices(servers, recommended.policy, stack.choices);
    const slots = joinedSlots(findSlots(chosen.policy));
    const facts = { recommended, chosen, slots };
    const rows = new Map(servers.map((server) => [server.key, rowsOf(server, facts)]));
    const byName = new Map([...rows.values()].flatMap((list) => list.map((row) => [row.tool.name, row])));
    const composed: Composed = {
      ...chosen,
      servers,
      text: policyJson.write({ policy: chosen.policy, servers: [] }),
      dangers: dangersOf(servers, chosen.policy),
      rows,
      counts: countDecisions(byName.values()),
      toolCount: byName.size,
      waiting: countWaiting(chosen.policy, new Set(slots.map(({ tool }) => tool))),
      looser: countShifts(byName.values(), 'looser'),
      stricter: countShifts(byName.values(), 'stricter'),
      slots,
    };
    last = { state, composed };
    return composed;
  };
}

/** Of one argument that several servers name, one form: what is filled in is written into all of its slots. */
function joinedSlots(slots: readonly Slot[]): Slot[] {
  const groups = Map.groupBy(slots, ({ tool, path, kind }) => JSON.stringify([tool, path, kind]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // What fits the stricter of them fits all: see slotProblem.
    return [
      {
        ...first,
        isOptional: group.some(({ isOptional }) => isOptional),
        isFilled: group.every(({ isFilled }) => isFilled),
      },
    ];
  });
}

interface Recommended {
  readonly policy: Policy;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly owners: ReadonlyMap<string, readonly StackServerFile[]>;
}

/** Once for each stack and profile: choices do not change it. A server whose company could not be loaded is still not alone. */
function stackRecommended(servers: readonly StackServerFile[], profile: PolicyProfile, wanted: number): Recommended {
  const policy = wanted > 1 ? stackPolicy(servers, profile).policy : recommendForServers(servers, profile);
  const pairs = servers.flatMap((server) => server.tools.map((tool) => ({ server, name: tool.name })));
  const owners = new Map(
    [...Map.groupBy(pairs, ({ name }) => name)].map(([name, list]) => [name, list.map(({ server }) => server)]),
  );
  return { policy, owners, choices: new Map([...owners.keys()].map((name) => [name, decisionIn(policy, name)])) };
}

function readyFiles(keys: readonly string[], loaded: StackState['loaded']): StackServerFile[] {
  return keys.flatMap((key) => {
    const known = loaded.get(key);
    return known?.is === 'ready' ? [known.file] : [];
  });
}

interface Facts {
  readonly recommended: Recommended;
  readonly chosen: ChosenPolicy;
  readonly slots: readonly Slot[];
}

function rowsOf(server: StackServerFile, { recommended, chosen, slots }: Facts): Row[] {
  const slotsOf = Map.groupBy(slots, ({ tool }) => tool);
  return sortedTools(server).map((tool): Row => {
    const before = recommended.choices.get(tool.name) ?? { decision: 'deny' };
    const choice = decisionIn(chosen.policy, tool.name);
    const isWithoutRules = chosen.withoutRules.has(tool.name);
    return {
      server,
      tool,
      choice,
      recommended: before,
      shift: isWithoutRules ? 'looser' : shiftOf(choice, before),
      isWithoutRules,
      ruleCount: ruleCount(chosen.policy, tool.name),
      slots: slotsOf.get(tool.name) ?? [],
      sharedWith: (recommended.owners.get(tool.name) ?? []).filter((owner) => owner !== server),
    };
  });
}

function shiftOf(choice: Choice, before: Choice): Row['shift'] {
  if (isSameChoice(choice, before)) return 'same';
  return compareChoices(choice, before) < 0 ? 'looser' : 'stricter';
}

function ruleCount(policy: Policy, name: string): number {
  const { require = [], deny_if = [] } = rulesFor(policy, name) ?? {};
  return require.length + deny_if.filter(({ conditions }) => conditions.length > 0).length;
}

const sortedTools = memo((server: StackServerFile) =>
  server.tools.toSorted(
    (left, right) => compareRisk(right.risk, left.risk) || left.name.localeCompare(right.name, 'en'),
  ),
);

function countDecisions(rows: Iterable<Row>): Record<ToolDecisionKind, number> {
  const counts = { allow: 0, limit: 0, ask: 0, deny: 0, hide: 0 } satisfies Record<
    (typeof TOOL_DECISIONS)[number],
    number
  >;
  for (const { choice } of rows) counts[choice.decision] += 1;
  return counts;
}

function countWaiting(policy: Policy, withSlots: ReadonlySet<string>): number {
  return withSlots.values().reduce((count, tool) => count + (waitsForSlots(verdictFor(policy, tool)) ? 1 : 0), 0);
}

function countShifts(rows: IteratorObject<Row>, shift: Row['shift']): number {
  return rows.reduce((count, row) => count + (row.shift === shift ? 1 : 0), 0);
}

/** Keeps answers for arguments that were the same before; as many as a stack has servers. */
function memo<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let kept: { readonly args: A; readonly made: R }[] = [];
  return (...args) => {
    const known = kept.find((one) => one.args.every((arg, at) => arg === args[at]));
    if (known !== undefined) return known.made;
    const made = make(...args);
    kept = [{ args, made }, ...kept].slice(0, MOST_KEPT);
    return made;
  };
}

const MOST_KEPT = 60;
