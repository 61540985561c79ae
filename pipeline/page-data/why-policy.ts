import { thirdPerson, verbForm } from '#classifier/words/forms.ts';
import { shownName } from '#policy/visible-text.ts';
import { type NameWords, nameWords } from './name-words.ts';
import { plural } from './plural.ts';
import type { ReadyTool } from './ready-tool.ts';
import { saidDeed } from './said-deed.ts';
import { cut } from './shown-text.ts';
import { consequence, FALLBACK_DEED } from './why-consequence.ts';
import { facetSentences } from './why-facets.ts';

/** What the sentences are made of. */
export interface Subject {
  readonly name: string;
  readonly server: string;
  /** The first word of what it does, such as `updates`. */
  readonly does: string;
  /** What it acts on, such as `connected account`; empty if the name does not say. */
  readonly object: string;
  readonly objects: string;
  /** What picks the record: `id`, or `argument` where no parameter is one. */
  readonly key: 'id' | 'argument';
  /** The server's own hint says that a tool that reads as read is not read-only. */
  readonly isHintedToChange: boolean;
  /** One fixed action, by its definition. */
  readonly isBounded: boolean;
}

/**
 * Why this tool needs a policy: what it does, what a wrong call or a loop of calls does to what this very tool acts on, and what its
 * facets add. How the risk came about and where each thing was seen are the next two blocks of the page, and not said here.
 */
export function whyPolicy(tool: ReadyTool, serverTitle: string, prefixes: ReadonlySet<string> = new Set()): string {
  const { classification } = tool;
  const { category } = classification;
  const deed = saidDeed(tool.tool, classification) ?? FALLBACK_DEED[category];
  const subject = subjectOf(tool, shownName(serverTitle), deed, prefixes);
  const opening =
    category === 'unknown'
      ? `Nothing in the definition of ${subject.name} decides what a call does in ${subject.server}.`
      : `${subject.name} ${deed}${deed.toLowerCase().includes(subject.server.toLowerCase()) ? '' : ` through ${subject.server}`}.`;
  return [opening, consequence(category, subject), ...facetSentences(classification, subject)].join(' ');
}

function subjectOf(tool: ReadyTool, server: string, deed: string, prefixes: ReadonlySet<string>): Subject {
  const does = deed.split(' ', 1)[0] ?? '';
  const noun = cut(objectOf(nameWords(tool.tool.name, prefixes), does).join(' '), 60);
  return {
    name: shownName(tool.tool.name),
    server,
    does,
    object: noun,
    objects: noun === '' ? '' : plural(noun),
    key: hasId(tool) ? 'id' : 'argument',
    isHintedToChange: tool.classification.riskMoves.some(({ rule }) => rule === 'hint-contradicts-read'),
    isBounded: tool.classification.riskMoves.some(({ rule }) => rule === 'runs-one-bounded-action'),
  };
}

/** What the name says that it acts on; nothing for a name that begins with no verb, such as `kubectl_delete`. */
function objectOf({ verb, object }: NameWords, does: string): readonly string[] {
  if (verbForm(verb) === undefined) return [];
  if (thirdPerson(verb) === does) return object;
  // `monitor_update` has its verb at the end, `research_search_papers` has two.
  if (PLAIN_VERBS.has(object.at(-1) ?? '')) return [verb, ...object.slice(0, -1)];
  return PLAIN_VERBS.has(object[0] ?? '') ? object.slice(1) : object;
}

const PLAIN_VERBS = new Set(['create', 'update', 'delete', 'get', 'list', 'read', 'search', 'inspect']);

function hasId({ tool }: ReadyTool): boolean {
  const { properties } = tool.inputSchema;
  return properties !== null && typeof properties === 'object' && Object.keys(properties).some((key) => ID.test(key));
}

const ID = /^id$|[_-]id$|[a-z]Id$/;
