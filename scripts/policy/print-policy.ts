import { loadFormat, type PolicyFormat, type PolicyFormatId, type WrittenPolicy } from '#policy/formats/index.ts';
import type { PolicyProfile } from '#policy/types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { writeOut } from '../stdout.ts';
import { usageError } from '../with-db.ts';
import type { AskedServer } from './asked-server.ts';
import { composePolicy } from './compose.ts';
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
  return withServers('toolrisk policy', texts, async (asked) => {
    const format = await loadFormat(flags.format);
    const wrong = misuse(asked, format, flags);
    if (wrong !== null) return usageError(wrong);
    const { policy, ...dangers } = composePolicy(asked, flags.profile);
    const written = { policy, servers: writtenServers(asked, flags.serverKey) };
    await writeOut(format.write(written));
    const notes = [...dangerNotes(dangers), ...slotNotes(written), ...formatNotes(format, written, flags.all === true)];
    process.stderr.write(notesText(notes, flags.all === true));
    return EXIT.done;
  });
}

/** Says what is wrong with what was asked for together; null where nothing is. */
function misuse(asked: readonly AskedServer[], format: PolicyFormat, flags: PolicyFlags): string | null {
  const keys = flags.serverKey ?? asked.map(({ server }) => server.key);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  const tool = asked.find((one) => one.tool !== null);
  if (asked.length > 1 && tool !== undefined) {
    return `${tool.server.key}/${tool.tool} is one tool: a policy of several servers takes them whole. Name the server alone.`;
  }
  if (keys.length !== asked.length) {
    return `--server-key was given ${keys.length} times for ${asked.length} servers: give it once for each, in their order.`;
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

function writtenServers(asked: readonly AskedServer[], keys: readonly string[] | undefined): WrittenPolicy['servers'] {
  return asked.map(({ server, tool }, at) => ({
    key: keys?.[at] ?? server.key,
    tools: tool === null ? server.tools.map(({ name }) => name) : [tool],
  }));
}
