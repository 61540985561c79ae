import type { Parameter } from '#classifier/reading/types.ts';

/** What the words of a tool say of a query that it takes: its language, or that it is run in one that nobody names; null where it is no such query. */
export type QueryLanguage = 'sql' | 'graphql' | 'cypher' | 'sparql' | 'aql' | 'unnamed';

/**
 * Most servers call a query "query", whatever its language, as they call a search text. The description tells them apart; where it says
 * nothing, the tool's own does. A language that can only read (PromQL, JQL) is none to hold, and neither is a text that is only looked over.
 */
export function readQueryLanguage({ words, description }: Parameter, toolText: string): QueryLanguage | null {
  if (!NAMES.has(words.join(' '))) return null;
  const said = description.slice(0, MAX_SAID);
  if (IS_NONE.test(said)) return null;
  const own = languageIn(said);
  if (own !== undefined || SAYS_SEARCH.test(said)) return own ?? null;
  const text = toolText.slice(0, MAX_SAID);
  if (IS_NONE.test(text)) return null;
  return languageIn(text) ?? (IS_RUN.test(said) && !ONLY_READS.test(`${said} ${text}`) ? 'unnamed' : null);
}

/** What a tool does stands in its first words. */
const MAX_SAID = 300;

const NAMES: ReadonlySet<string> = new Set(
  'query,q,statement,query string,query text,query statement,raw query,raw sql,db query,expression'.split(','),
);

/** What those names end in. */
export const QUERY_WORDS: ReadonlySet<string> = new Set([...NAMES].map((name) => name.split(' ').at(-1) ?? ''));

function languageIn(said: string): QueryLanguage | undefined {
  return LANGUAGES.find(([, says]) => says.test(said))?.[0];
}

const LANGUAGES: readonly (readonly [QueryLanguage, RegExp])[] = [
  ['graphql', /\bgraphql (?:quer|document|operation|string|request)|\b(?:query|document) in graphql\b/i],
  ['cypher', /\bcypher\b/i],
  ['sparql', /\bsparql\b/i],
  ['aql', /\baql (?:quer|statement)/i],
  [
    'sql',
    /\b(?!nosql)(?:\w*sql|snowflake|duckdb|clickhouse|bigquery)(?: (?!server|instance)\w+){0,2} (?:quer(?:y|ies)|statements?|commands?|expression)\b|\b(?:quer(?:y|ies)|statements?) in (?!nosql)\w*sql\b|\bselect (?:quer(?:y|ies)|statements?)\b|\bsql to (?:run|execute)\b|\bquer(?:y|ies) (?:on|against|in|to) (?:an? |the |your )?(?:sqlite|postgres|mysql|mariadb|mssql|oracle|snowflake|duckdb|redshift|bigquery)/i,
  ],
];

const SAYS_SEARCH = /\b(?:search|keywords?|question|find|filter|terms?|match)\b/i;
const IS_NONE =
  /\bnatural[- ]language\b|\bplain (?:language|english|text)\b|\bto (?:be )?(?:validat|format|lint|pars|translat|convert|beautif|transpil|highlight|turn)\w*/i;
const IS_RUN = /\b(?:query|expression|statement) to (?:run|execute)\b|\bto be (?:run|executed)\b/i;
const ONLY_READS =
  /\b(?:promql|logql|traceql|metricsql|jql|soql|dax|mdx|lucene|odata|jmespath|jsonpath|xpath|regex|cron|math|arithmetic)\b/i;
