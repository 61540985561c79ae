import type { PolicyFormat, PolicyFormatId, WrittenPolicy } from '#policy/formats/index.ts';
import { lossesOf } from '#policy/formats/losses.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { POLICY_PROFILES, type Policy, type PolicyProfile } from '#policy/types.ts';
import { slotsOf } from './policy-slots.ts';
import { cutSnippet, fileOf, policySnippet } from './policy-snippet.ts';
import type { FormatPolicy, PolicyControl, ProfilePolicy, Said, SiteFile } from './types-policy.ts';

/** Formats to write policies in, by id; see `loadFormats`. */
export type Formats = ReadonlyMap<PolicyFormatId, PolicyFormat>;

/** What one page has to control: a tool or a server. */
export interface Controlled {
  readonly policyOf: (profile: PolicyProfile) => Policy;
  /** What a profile's policy does here. */
  readonly says: (policy: Policy) => readonly Said[];
  readonly serverKey: string;
  /** The exact names of the tools that the other formats name. */
  readonly tools: readonly string[];
  /** Where the policy.json of a profile is served. */
  readonly profileHref: (profile: PolicyProfile) => string;
  /** What a format's file does to the rest of the server; null where there is no rest. */
  readonly othersIn: (format: PolicyFormat) => string | null;
  /** Where the file of another format is served; null where it is not. */
  readonly formatHref: (id: PolicyFormatId, format: PolicyFormat) => string | null;
}

/** Writes the policies of a page in every profile and in the formats given; whole, see `shownControl`. */
export function policyControl(controlled: Controlled, formats: Formats): PolicyControl {
  const written = { policy: controlled.policyOf('recommended'), servers: [serverOf(controlled)] };
  return {
    profiles: POLICY_PROFILES.map((profile) => profilePolicy(controlled, profile)),
    formats: [...formats]
      .filter(([id]) => id !== 'policy-json')
      .map(([id, format]) => formatPolicy(id, format, written, controlled)),
    serverKey: controlled.serverKey,
  };
}

/** The same with nothing longer than a page can hold. */
export function shownControl({ profiles, formats, serverKey }: PolicyControl): PolicyControl {
  return {
    profiles: profiles.map((profile) => ({ ...profile, snippet: cutSnippet(profile.snippet) })),
    formats: formats.map((format) => ({ ...format, snippet: cutSnippet(format.snippet) })),
    serverKey,
  };
}

/** The files that the pages of a whole control link to. */
export function controlFiles({ profiles, formats }: PolicyControl): SiteFile[] {
  return [...profiles, ...formats].flatMap(({ snippet }) => fileOf(snippet));
}

function serverOf({ serverKey, tools }: Controlled): WrittenPolicy['servers'][number] {
  return { key: serverKey, tools };
}

function profilePolicy(controlled: Controlled, profile: PolicyProfile): ProfilePolicy {
  const policy = controlled.policyOf(profile);
  const text = policyJson.write({ policy, servers: [] });
  const { stretches, slots, moreSlots } = slotsOf(policy, text);
  return {
    profile,
    snippet: policySnippet(text, controlled.profileHref(profile), stretches),
    says: controlled.says(policy),
    slots,
    moreSlots,
  };
}

function formatPolicy(
  id: PolicyFormatId,
  format: PolicyFormat,
  written: WrittenPolicy,
  { serverKey, formatHref, othersIn }: Controlled,
): FormatPolicy {
  const others = othersIn(format);
  return {
    id,
    snippet: policySnippet(format.write(written), formatHref(id, format)),
    keyProblem: format.keyProblem?.(serverKey) ?? null,
    losses: lossesOf(format, written)
      // Both are told on their own.
      .filter(({ what }) => what !== 'key' && (what !== 'others' || others === null))
      .map(({ sentence, tools }) => ({ sentence, toolCount: tools.length })),
    others,
  };
}
