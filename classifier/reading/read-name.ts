import { verbForm } from '../words/forms.ts';
import { NOUNISH } from '../words/function-words.ts';
import type { StatedVerb } from './read-description.ts';
import type { Token } from './types.ts';

/** The verb of a name, first or last ("create_issue", "issues_delete"), with the other words as its object. */
export function readName(name: readonly Token[]): StatedVerb[] {
  return readConversion(name) ?? readVerb(name);
}

/** "text_to_speech" has no verb and still says what it does. */
function readConversion(name: readonly Token[]): StatedVerb[] | null {
  const at = name.findIndex((token) => token.word === 'to');
  const made = name[at + 1];
  const verb = verbForm('generate');
  if (at <= 0 || made === undefined || verb === undefined || !GENERATED.has(made.noun)) return null;
  return [{ verb, token: made, place: 'name', isForGood: false, object: [made], rest: [] }];
}

const GENERATED = new Set(['speech', 'image', 'video', 'audio', 'music', 'voice', 'song']);

function readVerb(name: readonly Token[]): StatedVerb[] {
  const at = verbPosition(name);
  const token = name[at];
  if (token === undefined) return [];
  const verb = verbForm(token.word);
  if (verb === undefined) return [];
  const after = name.slice(at + 1);
  const object = after.length > 0 ? after : name.slice(0, at);
  return [
    {
      verb,
      token,
      place: 'name',
      isForGood: false,
      object: object.filter(isObjectWord),
      rest: after.length > 0 ? name.slice(0, at) : [],
    },
  ];
}

const isObjectWord = (token: Token): boolean => !FILLERS.has(token.word);
const FILLERS = new Set(['one', 'tool', 'a', 'the', 'by', 'with', 'for', 'from', 'id', 'v1', 'v2', 'and', 'my']);

function verbPosition(name: readonly Token[]): number {
  const last = lastMeaningful(name);
  const isVerb = (at: number): boolean => isNameVerb(name[at]);
  if (isVerb(0) && !(isNounish(name[0]) && isPlainVerb(name, last))) return 0;
  for (let at = 1; at < name.length; at += 1) {
    if (isPlainVerb(name, at)) return at;
  }
  if (last > 0 && isVerb(last)) return last;
  return name.findIndex((token) => isNameVerb(token));
}

function lastMeaningful(name: readonly Token[]): number {
  let last = name.length - 1;
  while (last > 0 && (FILLERS.has(name[last]?.word ?? '') || name[last]?.word === 'many')) last -= 1;
  return last;
}

/** A verb that is hardly ever a noun. */
function isPlainVerb(name: readonly Token[], at: number): boolean {
  const token = name[at];
  return at > 0 && token !== undefined && verbForm(token.word)?.form === 'base' && !isNounish(token);
}

function isNameVerb(token: Token | undefined): boolean {
  const verb = token === undefined ? undefined : verbForm(token.word);
  return (
    verb !== undefined && (verb.form === 'base' || verb.form === 's') && !(verb.form === 's' && NOUNISH.has(verb.verb))
  );
}

function isNounish(token: Token | undefined): boolean {
  return token === undefined || NOUNISH.has(token.word) || token.word === 'list';
}
