import type { APIError } from 'openai';

/** Where endpoints of the same API differ. */
export interface Dialect {
  /** The name of the limit on output: newer models of OpenAI refuse the old name, most other servers know no other. */
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly hasTemperature: boolean;
  /** How the answer's shape is asked for: by a strict schema, as any JSON, or not at all. Without the first, the schema stands in the prompt. */
  readonly format: (typeof FORMATS)[number];
}

const FORMATS = ['json_schema', 'json_object', 'none'] as const;

export interface OpenDialect {
  readonly current: () => Dialect;
  /** Whether an error is about an option of the request that used this dialect, and another try would go without it. Gives way once per option. */
  readonly gaveWay: (used: Dialect, error: APIError) => boolean;
}

export function openDialect(baseUrl: string): OpenDialect {
  const first: Dialect = {
    limit: new URL(baseUrl).hostname.endsWith('api.openai.com') ? 'max_completion_tokens' : 'max_tokens',
    hasTemperature: true,
    format: 'json_schema',
  };
  let now = first;
  const gaveWay: OpenDialect['gaveWay'] = (used, error) => {
    const about = `${error.param ?? ''} ${error.message}`;
    if (used.hasTemperature && about.includes('temperature')) now = { ...now, hasTemperature: false };
    else if (used.limit === first.limit && namesLimit(about, used.limit))
      now = { ...now, limit: otherThan(first.limit) };
    else if (used.format !== 'none' && FORMAT.test(about)) now = { ...now, format: nextFormat(used.format) };
    else return false;
    return true;
  };
  return { current: () => now, gaveWay };
}

/** Endpoints put it in many words; some name but the value that they do not know. */
const FORMAT = /response[_ ]?format|json[_ ]?(?:schema|object)|structured output/i;

const nextFormat = (format: Dialect['format']): Dialect['format'] => FORMATS[FORMATS.indexOf(format) + 1] ?? 'none';

/** A message that names both says which one to use instead; "max_tokens" alone may be said of a prompt that is too long. */
function namesLimit(about: string, limit: Dialect['limit']): boolean {
  return about.includes(limit) && /unsupported|unknown|unrecognized|not supported|not permitted|extra/i.test(about);
}

const otherThan = (limit: Dialect['limit']): Dialect['limit'] =>
  limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
