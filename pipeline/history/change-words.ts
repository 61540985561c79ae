import { CATEGORY_TEXT, type Category, RISK_TEXT, type RiskLevel } from '#classifier/taxonomy.ts';
import type { ChangeEvent, ChangeKind } from '#crawler/drift/types.ts';
import { shownName } from '#policy/visible-text.ts';

/** What of an event its sentence is made of. */
export type ToldChange = Pick<ChangeEvent, 'kind' | 'tool' | 'pointer' | 'before' | 'after'>;

/** What happened in one sentence for people. Names in it are strangers', cut and with what cannot be seen written out. */
export function changeSentence(change: ToldChange): string {
  return SENTENCES[change.kind](change);
}

/** Both versions as text, to be compared; absent where the sentence says it all. */
export function changeTexts({ kind, before, after }: ToldChange): {
  readonly before?: string;
  readonly after?: string;
} {
  if (!HAS_TEXTS[kind]) return {};
  return {
    ...(before !== undefined && { before: asText(before) }),
    ...(after !== undefined && { after: asText(after) }),
  };
}

/** The path of the parameter that a pointer leads to, such as `filter.by`; empty where it leads to none. */
export function parameterPath(pointer: string | null): string {
  const steps = (pointer ?? '').split('/').slice(1);
  const names = steps.filter((_, at) => steps[at - 1] === 'properties');
  return shownName(names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')).join('.'));
}

const SENTENCES: Record<ChangeKind, (change: ToldChange) => string> = {
  'tool-added': ({ tool }) => `${named(tool)} was added.`,
  'tool-removed': ({ tool }) => `${named(tool)} is no longer listed.`,
  'tool-renamed': ({ tool, before }) => `${named(nameOf(before))} is now called ${named(tool)}.`,
  'title-changed': ({ tool }) => `The title of ${subject(tool)} changed.`,
  'description-changed': ({ tool }) => `The description of ${subject(tool)} changed.`,
  'parameter-added': (change) => `${named(change.tool)} takes a new parameter${parameter(change, ', ')}.`,
  'parameter-removed': (change) => `${named(change.tool)} no longer takes the parameter${parameter(change)}.`,
  'parameter-required': (change) => `${named(change.tool)} now demands the parameter${parameter(change)}.`,
  'parameter-optional': (change) => `${named(change.tool)} no longer demands the parameter${parameter(change)}.`,
  'parameter-widened': (change) => `${named(change.tool)} takes more than before${parameter(change, ' for ')}.`,
  'parameter-narrowed': (change) => `${named(change.tool)} takes less than before${parameter(change, ' for ')}.`,
  'parameter-described': (change) =>
    `${named(change.tool)} describes${parameter(change) || ' its parameters'} in other words.`,
  'schema-changed': (change) => `What ${named(change.tool)} takes${parameter(change, ' for ')} changed.`,
  'output-changed': ({ tool }) => `What ${named(tool)} answers with changed.`,
  'annotation-changed': hintSentence,
  'false-hint-appeared': ({ tool }) => `A hint calls ${named(tool)} read-only, and its definition says that it is not.`,
  'instructions-changed': () => 'The server’s instructions to the model changed.',
  'hidden-instructions-appeared': ({ tool }) => `Hidden instructions appeared in ${named(tool)}.`,
  'category-changed': ({ tool, before, after }) =>
    `${named(tool)} is now judged as ${category(after)}; it was ${category(before)}.`,
  'risk-raised': ({ tool, before, after }) =>
    tool === null
      ? `A new tool raised the server’s risk from ${risk(before)} to ${risk(after)}.`
      : `The risk of ${named(tool)} rose from ${risk(before)} to ${risk(after)}.`,
  'risk-lowered': ({ tool, before, after }) =>
    `The risk of ${named(tool)} fell from ${risk(before)} to ${risk(after)}.`,
  'server-unlisted': () => 'No source names this server any more.',
  'server-relisted': () => 'A source names this server again.',
  'server-failing': ({ after }) => `It can no longer be listed ${failureOf(after)}`,
  'server-recovered': () => 'It can be listed again.',
  'identity-differs': ({ tool, before, after }) => identitySentence(tool, before, after),
};

/** A stranger’s text that ends as a sentence does, so that another can follow it. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The others say both versions in their sentence. */
const HAS_TEXTS: Record<ChangeKind, boolean> = {
  'tool-added': true,
  'tool-removed': true,
  'tool-renamed': false,
  'title-changed': true,
  'description-changed': true,
  'parameter-added': true,
  'parameter-removed': true,
  'parameter-required': false,
  'parameter-optional': false,
  'parameter-widened': true,
  'parameter-narrowed': true,
  'parameter-described': true,
  'schema-changed': true,
  'output-changed': true,
  'annotation-changed': false,
  'false-hint-appeared': false,
  'instructions-changed': true,
  'hidden-instructions-appeared': true,
  'category-changed': false,
  'risk-raised': false,
  'risk-lowered': false,
  'server-unlisted': false,
  'server-relisted': false,
  'server-failing': false,
  'server-recovered': false,
  'identity-differs': true,
};

function identitySentence(tool: string | null, before: unknown, after: unknown): string {
  const as = shownName(textIn(after, 'as') || 'another client');
  if (valueIn(before, 'isListed') === false) return `${named(tool)} is listed for the client “${as}” alone.`;
  if (valueIn(after, 'isListed') === false) return `${named(tool)} is not listed for the client “${as}”.`;
  return `The client “${as}” is shown another definition of ${named(tool)}.`;
}

function failureOf(after: unknown): string {
  const reason = `(${shownName(textIn(after, 'reason'))})`;
  const detail = shownName(textIn(after, 'detail').trim());
  return detail === '' ? `${reason}.` : `${reason}: ${asSentence(detail)}`;
}

function hintSentence({ tool, pointer, before, after }: ToldChange): string {
  const name = shownName(pointer?.split('/').at(-1) ?? '');
  if (before === undefined) return `${named(tool)} now has the hint ${name}: ${hint(after)}.`;
  if (after === undefined) return `${named(tool)} no longer has the hint ${name}; it was ${hint(before)}.`;
  return `The hint ${name} of ${named(tool)} changed from ${hint(before)} to ${hint(after)}.`;
}

function hint(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : 'something else';
}

/** Words of a tool are shown as words, everything else as JSON. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n');
  if (typeof valueIn(value, 'leftOut') === 'number')
    return `… ${Number(valueIn(value, 'leftOut')).toLocaleString('en')} characters, in the definition`;
  const words = ['title', 'description'].map((key) => textIn(value, key)).filter((text) => text !== '');
  const isOnlyWords =
    typeof value === 'object' && value !== null && Object.keys(value).every((key) => WORD_KEYS.has(key));
  if (isOnlyWords) return words.join('\n');
  const line = JSON.stringify(value);
  return line.length <= ONE_LINE ? line : JSON.stringify(value, null, 2);
}

/** Schemas that are shorter stand on one line. */
const ONE_LINE = 100;

const WORD_KEYS = new Set(['title', 'description', 'as', 'isListed']);

function named(tool: string | null): string {
  return tool === null ? 'The server' : `“${shownName(tool)}”`;
}

function subject(tool: string | null): string {
  return tool === null ? 'the server' : named(tool);
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parameter({ pointer }: ToldChange, before = ' '): string {
  const path = parameterPath(pointer);
  return path === '' ? '' : `${before}“${path}”`;
}

function risk(value: unknown): string {
  return (
    isKeyOf(RISK_TEXT, value) ? RISK_TEXT[value satisfies RiskLevel].label : shownName(String(value))
  ).toLowerCase();
}

function category(value: unknown): string {
  return (
    isKeyOf(CATEGORY_TEXT, value) ? CATEGORY_TEXT[value satisfies Category].label : shownName(String(value))
  ).toLowerCase();
}

function isKeyOf<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key);
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function textIn(value: unknown, key: string): string {
  const text = valueIn(value, key);
  return typeof text === 'string' ? text : '';
}
