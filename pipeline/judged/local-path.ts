import type { Parameter } from '#classifier/reading/types.ts';

/** Whether a parameter picks a place on the disk that the server works on: to read it, or to write there. */
export type PathReading = 'local' | 'elsewhere' | 'unsaid';

/** What a path is read beside. */
export interface PathContext {
  /** The words of all parameters of the tool: `file path`. Most tools have no path, so they are only gathered when asked for. */
  siblings(): ReadonlySet<string>;
  /** The tool’s name and description. */
  readonly text: string;
}

/**
 * Reads what the name and the description say of a path. A file that is written is as much a hole as one that is read: a page that is saved
 * as `.bashrc` runs. What is a path of something else (a repository, a scene, a documentation site) picks no file of anybody's disk.
 */
export function readPath({ words, description }: Parameter, context: PathContext): PathReading {
  const last = words.at(-1) ?? '';
  const said = description.slice(0, MAX_SAID);
  if (PLACES.has(last) && ON_DISK.test(said)) return 'local';
  if (ELSEWHERE.test(firstSentence(said))) return 'elsewhere';
  if (isNamedAsWritten(words, last) || NAMED_LOCAL.has(words.join(' '))) return 'local';
  if (isOfOthers(last, said, context.siblings())) return 'elsewhere';
  const isStated = (PLACES.has(last) && PATH_TO_FILE.test(said)) || (FILES.has(last) && SAVES.test(said));
  return isStated || isEndOfMove(words, context) ? 'local' : 'unsaid';
}

/** "Moves or renames files": its `source` and `destination` are paths, as its `old_path` and `new_path` are. */
function isEndOfMove(words: readonly string[], { siblings, text }: PathContext): boolean {
  const end = words.filter((word) => !FILES.has(word)).join(' ');
  if (!ENDS.has(end) || !MOVES_FILES.test(text.slice(0, MAX_SAID))) return false;
  const ends = [...siblings()].map((name) => name.replace(PATH_WORD, '')).filter((name) => ENDS.has(name));
  return new Set(ends).size > 1;
}

/** What a parameter is stands in its first words. */
const MAX_SAID = 300;

function firstSentence(said: string): string {
  const end = said.search(/[.;] |\n/);
  return end === -1 ? said : said.slice(0, end);
}

/** Of a repository or a bucket that another parameter picks; or the name under which an attachment is shown. */
function isOfOthers(last: string, said: string, siblings: ReadonlySet<string>): boolean {
  const has = (word: string) => siblings.has(word);
  if (last === 'filename' || last === 'name') return SHOWN_NAME.test(said) || ATTACHED.some(has);
  return SCOPES.some(has) || (has('project id') && STATES_OF_A_PROJECT.some(has));
}

/** `output_path`, also without a word of description. */
function isNamedAsWritten(words: readonly string[], last: string): boolean {
  const isNamedSo = words.length > 1 && FILES.has(last) && words.some((word) => WRITES.has(word));
  return isNamedSo && !words.some((word) => NO_FILES.has(word));
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const FILES = set('path filepath file filename dir directory folder');
const PLACES = new Set([...FILES, ...set('cwd root output dest destination location archive bundle')]);
/** What a name that speaks of a path ends in. */
export const PATH_WORDS: ReadonlySet<string> = new Set([...PLACES, ...set('source src from old dst to new target')]);

const WRITES = set('output out save download export dump');
const NO_FILES = set('api route endpoint json url xpath object key id result');

/** Where a project lies; "project path" is as often its address at a host. */
const NAMED_LOCAL = new Set(['workspace root', 'workspace path', 'workspace dir', 'project root', 'project dir']);

const ON_DISK =
  /\b(?:absolute|local)\b[^.]{0,40}\b(?:paths?|files?|filenames?|folders?|director(?:y|ies)|archive)\b|\b(?:paths?|files?|folders?|director(?:y|ies))\b[^.]{0,60}\b(?:local|locally|on disk|file ?system|on (?:the|this|your) (?:machine|computer|host|disk))\b|\bcurrent working directory\b/i;
const PATH_TO_FILE =
  /\b(?:path|file|directory|folder) (?:to|of|where|for|in which)\b[^.]{0,40}?(?:\b(?:files?|folder|directory|archive|bundle|package|repository|working tree)\b|\.[a-z]\w{1,14}\b)/i;
const SAVES = /\b(?:saved?|sav(?:es|ing)|writ(?:e|es|ten|ing)|stor(?:e|ed|ing)|export(?:ed)?|output|downloaded)\b/i;

/** Asked of the first sentence alone: what follows may speak of anything. */
const ELSEWHERE =
  /^(?:the )?contents? of\b|\b(?:in|inside|within|relative to|of) (?:the |a |an )?(?:\w+ )?(?:repo|repository|merge request|artifacts? archive|bucket|vault|secret|group|project|upload|instance)\b|\b(?:instance|namespace|project|group|url|route|endpoint|documentation) paths?\b|\binstance to\b|\bsubtree\b|\bdot notation\b|\bslug\b|\bx ?path\b|\bjson ?(?:path|pointer)\b|\bpath segment\b|\bread-only\b|\bobject key\b|\bfrom the cache\b|\bfolder id\b|\bid of (?:a|an|the) (?:folder|directory|file)\b/i;
const SHOWN_NAME = /\b(?:original|display|shown|suggested) (?:file ?)?name\b/i;
const ATTACHED = ['mime type', 'content type', 'file base64', 'content base64', 'data base64'];
const SCOPES = ['owner', 'repo', 'repository', 'bucket', 'vault'];
/** A branch alone may be one of a clone on this disk. */
const STATES_OF_A_PROJECT = 'ref,ref name,branch,sha,commit,commit id,commit sha,merge request iid,job id'.split(',');

const ENDS = new Set(['source', 'src', 'from', 'old', 'destination', 'dest', 'dst', 'to', 'new', 'target']);
const PATH_WORD = / (?:path|filepath|file|filename|dir|directory|folder)$/;
const MOVES_FILES =
  /\b(?:mov(?:es?|ing)|cop(?:y|ies|ying)|renam(?:es?|ing)|link(?:s|ing)?)\b[^.]{0,40}\b(?:files?|director(?:y|ies)|folders?)\b|(?:move|copy|rename)_(?:file|dir|path)/i;
