import type { AskedServer } from '#pipeline/policy-of.ts';
import { policyOf } from '#pipeline/policy-of.ts';
import { loadFormat, type PolicyFormat, type PolicyFormatId, type WrittenServer } from '#policy/formats/index.ts';
import type { PolicyProfile } from '#policy/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { count } from '../log.ts';
import { writeOut } from '../stdout.ts';
import { usageError } from '../with-db.ts';
import { dangerNotes } from './danger-notes.ts';
import { formatNotes, slotNotes } from './format-notes.ts';
import { notesText } from './notes.ts';
import { withServers } from './read-servers.ts';

export interface PolicyFlags {
  readonly profile: PolicyProfile;
  readonly format: PolicyFormatId;
  readonly serverKey?: readonly string[];
  readonly all?: boolean;
}

/** `toolrisk policy SERVER…`: the policy alone goes to stdout, all that a person should know about it to stderr. */
export function printPolicy(texts: readonly string[], flags: PolicyFlags): Promise<ExitCode> {
  return withServers('toolrisk policy', texts, async (found) => {
    const format = await loadFormat(flags.format);
    const wrong = misuse(found, format, flags);
    if (wrong !== null) return usageError(wrong);
    const asked = withKeys(found, flags.serverKey);
    const { policy, ...dangers } = policyOf(asked, flags.profile);
    const written = { policy, servers: asked.map(writtenServer) };
    await writeOut(format.write(written));
    const notes = [
      ...dangerNotes(dangers),
      ...(format.can.args ? slotNotes(written) : []),
      ...formatNotes(format, written, flags.all === true),
      ...(asked.length > 1 && !format.namesServer ? [EACH_SERVER] : []),
    ];
    process.stderr.write(notesText(notes, flags.all === true));
    return EXIT.done;
  });
}

const EACH_SERVER = { label: 'place', text: 'The same file for all of these servers: one gateway in front of each.' };

/** Says what is wrong with what was asked for together; null where nothing is. */
function misuse(asked: readonly AskedServer[], format: PolicyFormat, flags: PolicyFlags): string | null {
  const keys = flags.serverKey ?? asked.map(({ server }) => server.key);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  const tool = asked.find((one) => one.tool !== null);
  if (asked.length > 1 && tool !== undefined) {
    return `${tool.server.key}/${tool.tool} is one tool: a policy of several servers takes them whole. Name the server alone.`;
  }
  if (keys.length !== asked.length) {
    return `--server-key was given ${count(keys.length, 'time')} for ${count(asked.length, 'server')}: give it once for each, in their order.`;
  }
  if (keys.some((key) => key.trim() === '')) {
    return '--server-key is empty: give what your client’s configuration calls the server.';
  }
  if (twice !== undefined) {
    return `Two servers are called ${JSON.stringify(twice)}: name each once, or tell them apart with --server-key.`;
  }
  return asked.length > 1 ? oneServerOnly(format, flags) : null;
}

/** policy.json is for whoever stands in front of all servers; a file for one server alone would mix up their tools. */
function oneServerOnly({ title, namesServer }: PolicyFormat, { format }: PolicyFlags): string | null {
  if (namesServer || format === 'policy-json') return null;
  return `${title} knows tools by name and not by server, so it takes one file for each: run the command once for every server, or take --format policy-json for all of them.`;
}

/** What the person calls a server is what notes and rules call it. */
function withKeys(asked: readonly AskedServer[], keys: readonly string[] | undefined): AskedServer[] {
  return asked.map((one, at) => ({ ...one, server: { ...one.server, key: keys?.[at] ?? one.server.key } }));
}

function writtenServer({ server: { key, tools }, tool }: AskedServer): WrittenServer {
  return { key, tools: tool === null ? tools.map(({ name }) => name) : [tool] };
}
