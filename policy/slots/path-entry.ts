import { escapePattern } from './escape-pattern.ts';

/** Says why a text is no folder to allow; null where it is one. */
export function pathProblem(entry: string): string | null {
  if (entry.trim() === '') return 'Write a folder, such as /srv/docs or C:\\work.';
  if (entry.startsWith('~')) return 'Write the home folder out: what ~ stands for is up to the server.';
  if (entry.includes('..')) return 'A folder with ".." can lead elsewhere.';
  if (/^(?:\\\\|\/\/)/.test(entry))
    return 'A folder of another computer cannot be held: give it a drive letter or mount it.';
  const rest = isWindows(entry) ? entry.slice(2).replaceAll('\\', '/') : entry;
  if (!new RegExp(`^(?:[.]|${FILE_CHARACTER}|/)*$`, 'u').test(rest)) {
    return 'Folders are held by letters, digits, spaces and _-+,=@#()[]{}~ alone; other characters can be read as something else.';
  }
  return null;
}

/** A pattern, without anchors, of a folder and all that lies in it. `.` is where the server works: all paths that do not start at a root. */
export function pathPattern(entry: string): string {
  if (isWindows(entry)) return windowsPattern(entry);
  const folder = entry.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  if (entry.startsWith('/')) return folder === '' ? '/.*' : `${escapePattern(folder)}(?:/.*)?`;
  return folder === '' || folder === '.'
    ? `(?:\\./)*(?:\\.|\\.?${FIRST_CHARACTER}.*)`
    : `(?:\\./)*${escapePattern(folder)}(?:/.*)?`;
}

/** Whether it starts with a drive letter; then `\` and `/` both part folders. */
export function isWindows(entry: string): boolean {
  return /^[A-Za-z]:(?:[\\/]|$)/.test(entry);
}

/**
 * What every path has to be made of: no "..", and nothing that a shell, a URL or another file system reads as something else
 * (variables, escapes, streams, control characters). A file with two dots in a row is the price.
 */
export function pathCharacters(entries: readonly string[]): string {
  if (!entries.some(isWindows)) return `^(?:\\.?(?:${FILE_CHARACTER}|/))*\\.?$`;
  return `^(?:[A-Za-z]:)?(?:\\.?(?:${FILE_CHARACTER}|[/\\\\]))*\\.?$`;
}

/** Letters of all languages: none of them folds to a dot, a slash or another sign by Unicode's compatibility forms. */
const FILE_CHARACTER = '[\\p{L}\\p{M}\\p{Nd} _+,=@#()\\[\\]{}~-]';
/** Neither a root nor a home folder. */
const FIRST_CHARACTER = '[\\p{L}\\p{M}\\p{Nd} _+,=@#()\\[\\]{}-]';

function windowsPattern(entry: string): string {
  const drive = entry.charAt(0);
  const folders = entry
    .slice(2)
    .split(/[\\/]+/)
    .filter((name) => name !== '');
  const start = `[${drive.toUpperCase()}${drive.toLowerCase()}]:`;
  if (folders.length === 0) return `${start}[/\\\\].*`;
  return `${start}[/\\\\]${folders.map(escapePattern).join('[/\\\\]')}(?:[/\\\\].*)?`;
}
