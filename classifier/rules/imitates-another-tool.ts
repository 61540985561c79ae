import { finding, shortName } from '../findings.ts';
import type { ServerReading } from '../reading/read-server.ts';
import { readNameTokens } from '../reading/read-tokens.ts';
import type { Rule } from '../rule.ts';

export const imitatesAnotherTool = {
  id: 'imitates-another-tool',
  title: 'Imitates another tool',
  question: 'Is its name that of another tool of the server but for an article or a word of praise?',
  rationale:
    'A model chooses by name. “change_the_directory” beside “change_directory”, or “best_search” beside “search”, is chosen in the other’s place now and then, which is all that a look-alike needs.',
  whenWrong:
    'A server may keep an old and a new form of one tool. A later version number is taken for that and left alone; the facet is shown and moves no risk.',
  references: ['https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks'],
  indicates: { facet: 'steers-the-model' },
  check: ({ tool, server }) => {
    if (!MAY_BE_DECORATED.test(tool.name) && !ARTICLE.test(tool.name)) return [];
    const words = wordsOf(tool.name);
    if (!words.some((word) => DECORATION.has(word))) return [];
    const other = plainNames(server)
      .get(plain(words))
      ?.find((name) => name !== tool.name);
    if (other === undefined) return [];
    const message = `${shortName(tool.name)} has the name of ${shortName(other)}, but for a word that says nothing.`;
    const { name } = tool;
    const evidence = {
      source: 'tool',
      pointer: '/name',
      part: 'value',
      start: 0,
      end: name.length,
      text: name,
    } as const;
    return [
      finding('imitates-another-tool', { message, strength: 'medium', indicates: INDICATES, evidence: [evidence] }),
    ];
  },
} satisfies Rule;

const INDICATES = { facet: 'steers-the-model' } as const;

/** Words that tell two tools apart for nobody. */
const DECORATION: ReadonlySet<string> = new Set(
  'the a an best premium ultimate enhanced advanced super improved official superior v1 real trusted'.split(' '),
);
/** Most names hold none of these letters in a row, and need not be split into words. */
const MAY_BE_DECORATED = /the|best|premium|ultimate|enhanced|advanced|super|improved|official|v1|real|trusted/i;
const ARTICLE = /(?:(?<![a-z])a|A)[Nn]?(?![a-z])/;
const VERSION = /^v\d$/;

const wordsOf = (name: string): string[] => readNameTokens(name, '/name').map((token) => token.word);

function plain(words: readonly string[]): string {
  return words.filter((word) => !DECORATION.has(word) && !VERSION.test(word)).join(' ');
}

/** The names of a server's tools by their words without decoration; made once a server. */
function plainNames(server: ServerReading): ReadonlyMap<string, readonly string[]> {
  let names = byServer.get(server);
  if (names === undefined) {
    names = Map.groupBy(server.names, (name) => plain(wordsOf(name)));
    byServer.set(server, names);
  }
  return names;
}

const byServer = new WeakMap<ServerReading, ReadonlyMap<string, readonly string[]>>();
