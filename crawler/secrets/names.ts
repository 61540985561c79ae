/** Words of a name that say that its value is a secret. */
const SECRET_WORDS = new Set(
  `TOKEN TOKENS KEY KEYS APIKEY SECRET SECRETS PASSWORD PASSWORDS PASSWD PASSPHRASE PASSCODE PASS PWD PW AUTH AUTHORIZATION AUTHTOKEN
  ACCESSTOKEN SECRETKEY PRIVATEKEY COOKIE COOKIES DSN CONNECTION CONNSTR CREDENTIAL CREDENTIALS CREDS PAT BEARER OTP PIN SIGNATURE SIG
  WEBHOOK JWT SALT HMAC MNEMONIC`.split(/\s+/),
);
/** A name that ends so says something about a secret (its kind, place, size), and is none. */
const ABOUT =
  /^(?:MODE|TYPE|METHOD|KIND|SCHEME|STRATEGY|PROVIDER|BACKEND|ENABLED?|DISABLED?|REQUIRED|ALGORITHM|ALG|LEVEL|FORMAT|STORE|STORAGE|PREFIX|SCOPES?|ISSUER|AUDIENCE|EXPIRY|EXPIRATION|EXPIRES|TTL|TIMEOUT|LIMIT|LENGTH|SIZE|COUNT|MAX|MIN|VERSION|REGION|HOST|PORT|PATH|FILE|FILENAME|DIR|DIRECTORY|FOLDER|USER|USERNAME|EMAIL)$/;
/** Counting words: a number under such a name is an amount. */
const AMOUNT = /^(?:MAX|MIN|NUM|COUNT|LIMIT|TOTAL|TOKENS|KEYS|N)$/;

/** What a name says of its value. */
export interface NameTells {
  /** The value is a secret unless it plainly is something else. */
  readonly isSecret: boolean;
  /** Also a bare number is one: a PIN, a numeric password. */
  readonly isSecretNumber: boolean;
}

/** Reads the name of a variable, header, option or query parameter: `GITHUB_TOKEN`, `X-Api-Key`, `--apiKey`. */
export function readName(name: string): NameTells {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const isSecret = words.some((word) => SECRET_WORDS.has(word)) && !ABOUT.test(last);
  return { isSecret, isSecretNumber: isSecret && SECRET_WORDS.has(last) && !words.some((word) => AMOUNT.test(word)) };
}

/** No name of a configuration is longer; a hostile one is only looked at so far. */
const MAX_LENGTH = 200;

function wordsOf(name: string): string[] {
  const words: string[] = [];
  let word = '';
  let previous = '';
  for (const character of name.slice(0, MAX_LENGTH)) {
    const isLetter = /[A-Za-z0-9]/.test(character);
    const isHump = /[A-Z]/.test(character) && /[a-z0-9]/.test(previous);
    if ((!isLetter || isHump) && word !== '') {
      words.push(word.toUpperCase());
      word = '';
    }
    if (isLetter) word += character;
    previous = character;
  }
  return word === '' ? words : [...words, word.toUpperCase()];
}
