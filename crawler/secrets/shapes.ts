/**
 * How well-known secrets begin, from the documentation of who gives them out. The prefix alone is public: it is kept in a placeholder, so
 * that a server that looks at it still starts.
 */
const PREFIXES: readonly RegExp[] = [
  /^(?:sk|pk|rk)[-_](?:live|test|ant|proj|or|svcacct|admin|lf|kimi)?(?:[-_]api\d\d|[-_]v\d)?[-_]?(?=[A-Za-z0-9_-]{8})/,
  /^(?:gh[pousr]_|github_pat_)(?=\w{8})/,
  /^glpat-(?=[\w-]{8})|^gl(?:dt|rt|cbt|ptt|ft|soat|agent|imt|oas)-(?=[\w-]{8})/,
  /^xox[a-z]-(?:\d-)?(?=[\w-]{6})|^xapp-(?:\d-)?(?=[\w-]{6})|^xoxe\.xox[bp]-(?=[\w-]{6})/,
  /^(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)(?=[A-Z0-9]{12})/,
  /^AIza(?=[\w-]{20})|^ya29\.(?=[\w-]{8})|^GOCSPX-(?=[\w-]{8})|^1\/\/0(?=[\w-]{20})/,
  /^(?:npm_|pypi-|hf_|r8_|gsk_|xai-|pplx-|fc-|tvly-|ntn_|secret_|figd_|figu_|lin_(?:api|oauth)_|sbp_|sb_secret_|dop_v1_|doo_v1_|shpat_|shpss_|shpca_|shppa_|nvapi-|dckr_pat_|hvs\.|hvb\.|tskey-|PMAK-|rnd_|fly_|vercel_|sntrys_|sntryu_|glsa_|phx_|phc_|cfut_|whsec_|dapi|ATATT3|ATCTT3|SG\.|key-|pat[A-Z]|EAA[A-Z]|SK|AC|AGE-SECRET-KEY-1|apify_api_|ctx7sk-|re_|rpa_|jina_|e2b_|exa_|bb_live_|smithery_|pscale_(?:tkn|oauth|pw)_|BSA)(?=[\w./+=-]{16})/,
];
const JWT = /^eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?$/;
const TELEGRAM = /^\d{8,10}:[\w-]{30,}$/;
const PEM = /-----BEGIN [A-Z0-9 ]{1,60}-----/;
const HEX = /^[0-9a-fA-F]{32,}$/;
/** Of one kind of character alone it would be a word or a number. */
const MIXED = /^(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*\d)[A-Za-z0-9+/_=~-]{20,}$/;
const LOWER_AND_DIGITS = /^[a-z0-9]{24,}$/;
/** Bits for each character: names in camel case with a number have under 3.5, random base64 of 20 characters around 4. */
const MIN_ENTROPY = 3.5;
/** Texts that look random and are names of contents: digests and commits. */
const DIGEST = /^(?:sha\d+[-:]|md5[-:])/i;

/** The public beginning of a secret of a known kind; empty where it is of none. */
export function knownPrefix(word: string): string {
  for (const pattern of PREFIXES) {
    const prefix = pattern.exec(word)?.[0];
    if (prefix) return prefix;
  }
  return '';
}

/** True for `eyJ….….…`. */
export function isJwt(word: string): boolean {
  return JWT.test(word);
}

/** True where a text holds a key or certificate in PEM. */
export function isPem(text: string): boolean {
  return PEM.test(text);
}

/** True for a word that is a secret by its shape alone, whatever its name. */
export function isSecretWord(word: string): boolean {
  if (word.length < MIN_LENGTH || DIGEST.test(word)) return false;
  if (isKnown(word) || JWT.test(word) || TELEGRAM.test(word) || HEX.test(word)) return true;
  // Words joined by hyphens, dots or underscores are names: then one part must look random by itself.
  const parts = word.split(/[-_.]/);
  return (parts.length > 4 ? parts : [word, ...parts]).some(isRandom);
}

/** No shorter text is told from a word. */
const MIN_LENGTH = 12;

/** A prefix of a word or two letters is only telling before something random. */
function isKnown(word: string): boolean {
  const prefix = knownPrefix(word);
  if (prefix === '') return false;
  const rest = word.slice(prefix.length);
  return /\d/.test(rest) && (prefix.length > 4 || /[a-z].*[A-Z]|[A-Z].*[a-z]|^[A-Z0-9]+$|^[0-9a-f]+$/.test(rest));
}

function isRandom(text: string): boolean {
  if (MIXED.test(text)) return entropy(text) >= MIN_ENTROPY;
  // Random letters and digits alternate; `version20260831final` does not.
  return LOWER_AND_DIGITS.test(text) && entropy(text) >= MIN_ENTROPY && changes(text) >= text.length / 4;
}

/** How often a letter follows a digit or a digit a letter. */
function changes(text: string): number {
  let count = 0;
  for (let index = 1; index < text.length; index += 1)
    if (isDigit(text[index]) !== isDigit(text[index - 1])) count += 1;
  return count;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** Shannon's, in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
