/** Words that choose between ways to do something. */
const MODES = new Set(
  `true false yes no on off enabled disabled auto always never none null undefined default required optional basic bearer digest oauth oauth2
  oidc token tokens apikey api-key api_key api jwt saml ldap key password secret cookie header query body env file keychain keyring stdio http https sse
  streamable-http streamable_http tcp udp production prod development dev staging test local remote debug info warn warning error
  trace verbose silent quiet json yaml text plain read write readonly read-only read-write read_only readwrite full strict user admin
  public private s3 memory redis postgres sqlite mysql disk iam`.split(/\s+/),
);
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?\s?(?:%|ms|s|m|h|d|kb|mb|gb|k|m|g)?$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?$/;
/** `/x`, `~/x`, `./x`, `../x`, `C:\x`. What has a folder of high entropy in it is still a path: it opens nothing by itself. */
const PATH = /^(?:~|\.{1,2})?\/[^\s?#]*$|^\.{1,2}$|^~$|^[A-Za-z]:[\\/]|^\\\\/;

/** True for a number, with a unit or without. */
export function isNumber(value: string): boolean {
  return NUMBER.test(value);
}

/** True for what is no secret whatever its name says: numbers, booleans, modes, dates and paths. */
export function isPlain(value: string): boolean {
  const text = value.trim();
  if (text === '' || isNumber(text) || MODES.has(text.toLowerCase()) || DATE.test(text)) return true;
  return isPath(text);
}

/** Base64 may begin with a slash too, but a path has a short or wordlike part. */
function isPath(text: string): boolean {
  if (!PATH.test(text) || text.length > 4_000) return false;
  return !(/^\/[A-Za-z0-9+/]{38,}={0,2}$/.test(text) && !/\/[a-z]+\//.test(text));
}
