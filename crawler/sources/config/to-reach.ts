import type { MaskedText } from '../../secrets/masked-text.ts';
import type { ServerReach } from '../../types.ts';
import type { Launch, Variables } from './launch/types.ts';

/** Chooses between the text as it is shown and as it really is. */
export type Pick = (text: MaskedText) => string;

export type Reached =
  | { readonly ok: true; readonly reach: ServerReach }
  | { readonly ok: false; readonly problem: string };

/** The way to a server that a launch means, with the texts that `pick` chooses. */
export function toReach(launch: Exclude<Launch, { kind: 'problem' }>, cwd: string | null, pick: Pick): Reached {
  if (launch.kind === 'remote') return toRemote(launch, pick);
  if (launch.kind === 'command') {
    const [command, ...args] = launch.line.words;
    if (command === undefined) return { ok: false, problem: 'command: is empty' };
    const start = startSettings(args, launch.line.env, pick);
    return { ok: true, reach: { kind: 'command', command: pick(command), cwd, ...start } };
  }
  const { args, env, command } = launch;
  const start = { ...startSettings(args, env, pick), ...(command !== null && { command }) };
  if (launch.kind === 'npm')
    return { ok: true, reach: { kind: 'npm', package: launch.package, version: launch.version, ...start } };
  const { packageType, identifier, version } = launch;
  return { ok: true, reach: { kind: 'foreign', packageType, identifier, version, ...start } };
}

function toRemote(launch: Extract<Launch, { kind: 'remote' }>, pick: Pick): Reached {
  const url = pick(launch.url).trim();
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { ok: false, problem: 'url: is no http(s) address' };
  const headers = Object.fromEntries([...launch.headers].map(([name, text]) => [name, pick(text)]));
  const { transport } = launch;
  return { ok: true, reach: { kind: 'remote', url, transport, headers, ...placeholders(launch.headers, pick) } };
}

function startSettings(args: readonly MaskedText[], env: Variables, pick: Pick) {
  return {
    args: args.map(pick),
    env: Object.fromEntries([...env].map(([name, text]) => [name, pick(text)])),
    ...placeholders(env, pick),
  };
}

function placeholders(texts: Variables, pick: Pick): { readonly placeholders?: readonly string[] } {
  const names = [...texts].filter(([, text]) => text.isReplaced && pick(text) === text.shown).map(([name]) => name);
  return names.length === 0 ? {} : { placeholders: names.toSorted() };
}
