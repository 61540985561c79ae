import {
  loadFormat,
  type PolicyFormat,
  type PolicyFormatId,
  type WrittenPolicy,
  type WrittenServer,
} from '#policy/formats/index.ts';
import { lossesOf } from '#policy/formats/losses.ts';
import { suggestedKeys } from '#policy/formats/suggested-key.ts';
import type { PolicyError } from '#policy/schema/schema.ts';
import { shownName } from '#policy/visible-text.ts';
import { checkPolicy } from './check.ts';
import type { Composed } from './compose.ts';
import type { StackState } from './state.ts';
import { isOneFileAServer, type WrittenFile } from './written-file.ts';

/** Writes the policy in the chosen format; null until that is loaded. @param onNews called when a format is loaded or a policy checked */
export function fileWriter(onNews: () => void): (state: StackState, composed: Composed) => WrittenFile | null {
  const formats = new Map<PolicyFormatId, PolicyFormat>();
  const checked = lastChecked(onNews);
  return (state, composed) => {
    const errors = checked(composed.text);
    const format = formats.get(state.format);
    if (format !== undefined) return written(state, composed, format, errors);
    const id = state.format;
    void loadFormat(id).then((loaded) => {
      formats.set(id, loaded);
      onNews();
    });
    return null;
  };
}

function written(
  state: StackState,
  composed: Composed,
  format: PolicyFormat,
  errors: WrittenFile['errors'],
): WrittenFile {
  const id = state.format;
  const policy = writtenPolicy(state, composed, isOneFileAServer({ id, format }));
  const text = id === 'policy-json' ? composed.text : format.write(policy);
  const twice = format.namesServer ? keyOfTwo(policy.servers) : null;
  const told = twice === null ? errors : [{ path: '', message: twoServersOf(twice) }];
  return { id, format, text, errors: told, losses: lossesOf(format, policy), servers: policy.servers };
}

/** A name that two servers have; null where each has its own. */
function keyOfTwo(servers: readonly WrittenServer[]): string | null {
  const keys = servers.map(({ key }) => key);
  return keys.find((key, at) => keys.indexOf(key) < at) ?? null;
}

function twoServersOf(key: string): string {
  return `Two servers are called “${shownName(key)}”: rules for one would hold for the other. Give each its own name.`;
}

function writtenPolicy({ fileOf, keys }: StackState, { policy, servers }: Composed, isOfOne: boolean): WrittenPolicy {
  const chosen = servers.find(({ key }) => key === fileOf) ?? servers[0];
  const those = isOfOne && chosen !== undefined ? [chosen] : servers;
  const suggested = suggestedKeys(those.map(({ key }) => key));
  return {
    policy,
    servers: those.map(({ key, tools }, at) => ({
      key: keys.get(key) ?? suggested[at] ?? key,
      tools: tools.map((tool) => tool.name),
    })),
  };
}

/** A policy is checked a moment after the last change, so that typing does not wait for it. */
const PAUSE = 150;

/** What was found wrong with a text; null until it is known. Only the last text that was asked for is ever told of. */
function lastChecked(onNews: () => void): (text: string) => readonly PolicyError[] | null {
  let known: { readonly text: string; readonly errors: readonly PolicyError[] | null } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    if (known?.text === text) return known.errors;
    known = { text, errors: null };
    clearTimeout(timer);
    timer = setTimeout(() => {
      void checkPolicy(text)
        .catch(notLoaded)
        .then((errors) => {
          if (known?.text !== text) return;
          known = { text, errors };
          onNews();
        });
    }, PAUSE);
    return null;
  };
}

/** Without the check nothing is offered: what a gateway refuses is no policy. */
function notLoaded(): readonly PolicyError[] {
  return [{ path: '', message: 'What checks the policy could not be loaded. Load the page again.' }];
}
