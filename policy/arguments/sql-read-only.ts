import type { PolicyRule } from '../types.ts';
import { type ArgumentRule, isHeld, lastName } from './argument-rule.ts';

export const sqlReadOnly: ArgumentRule = {
  id: 'sql-read-only',
  title: 'SQL that reads',
  appliesTo: 'A parameter for SQL (facet code): its name says SQL or BigQuery, or is "statement".',
  rationale:
    'One statement that starts by reading, without comments and without any word or function that writes, locks, runs or reaches files and networks. A word in quotes counts too, so some harmless queries are refused. It cannot know the functions that a database was given, so the server’s own login should be one that can only read.',
  parametersOf: ({ facets, parameters }) =>
    facets.includes('code')
      ? parameters.filter((one) => one.roles.includes('query') && isHeld(one) && SQL_NAME.test(lastName(one)))
      : [],
  rulesFor: ({ path }) => ({
    require: [
      {
        conditions: [
          { path, op: 'regex', value: STARTS_READING },
          { path, op: 'regex', value: ONE_STATEMENT },
        ],
        on_deny: `${path} has to be one statement that reads: SELECT, WITH, EXPLAIN, SHOW or DESCRIBE, with at most one semicolon, at its end.`,
      },
    ],
    deny_if: [
      denies(path, HIDES, 'a comment or a sign that can hide a statement'),
      denies(path, WRITES, 'a word that writes, locks or runs something (in quotes counts too)'),
      denies(path, REACHES_OUT, 'a function that reaches files, other servers or the database itself'),
    ],
  }),
};

const SQL_NAME = /^(?:(?!graphql).*sql.*|bigquery|statement)$/;

function denies(path: string, value: string, what: string): PolicyRule {
  return { conditions: [{ path, op: 'regex', value }], on_deny: `${path} holds ${what}, and only reading is allowed.` };
}

const STARTS_READING = '^[\\s(]*(?i:select|with|explain|show|describe|desc)\\b';
/** Semicolons in quotes are refused too: where quotes end depends on the database. */
const ONE_STATEMENT = '^[^;]*;?\\s*$';

/** Comments (MySQL runs what stands in some), names spelled by numbers, control characters, and wide letters that some drivers turn into plain ones. */
const HIDES = '--|/\\*|(?i)\\bu&["\']|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]|[\\x{ff00}-\\x{ffef}]';

const words = (text: string): string => `(?i)\\b(?:${text.split(' ').join('|')})\\b`;

/**
 * Also inside a statement that starts by reading: a WITH may insert, EXPLAIN ANALYZE runs, SELECT INTO writes, FOR UPDATE locks,
 * and T-SQL parts statements by nothing. `replace` is not among them: it is a function of texts, and its statement stands first.
 */
const WRITES = `${words(
  'insert update delete merge upsert into create alter drop truncate rename grant revoke deny copy unload exec execute call attach detach vacuum reindex refresh install import export backup restore shutdown kill dbcc reconfigure waitfor outfile dumpfile lock handler prepare deallocate declare begin commit rollback',
)}|(?i)\\bfor\\s+(?:key\\s+)?share\\b`;

/** Functions that do more than read, of PostgreSQL, MySQL, SQLite, SQL Server, Oracle, DuckDB, ClickHouse and BigQuery, by their names' starts. */
const REACHES_OUT = [
  '(?i)\\b(?:pg_(?:read|ls|stat_file|write|file|terminate|cancel|reload|rotate|switch|create|drop|promote|advisory|try_advisory|logical|replication|wal|sleep|notify|log_backend)',
  'lo_|dblink|query_to_xml|table_to_xml|schema_to_xml|database_to_xml|cursor_to_xml|set_config|nextval|setval|txid_current|load_file|load_extension|readfile|writefile|edit|fts3_tokenizer|sleep|benchmark|get_lock|release_lock|master_pos_wait|sys_exec|sys_eval',
  'xp_|sp_|openrowset|openquery|opendatasource|utl_|dbms_|httpuritype|xmltype|read_(?:csv|json|ndjson|parquet|text|blob|xlsx)|sniff_csv|parquet_|sqlite_scan|postgres_scan|mysql_scan|postgres_query|mysql_query|getenv|glob',
  'url|urlcluster|file|filecluster|s3|s3cluster|gcs|hdfs|azureblobstorage|remote|remotesecure|mysql|postgresql|mongodb|redis|jdbc|odbc|executable|external_query|http_(?:get|post|put|delete|head)|net\\.http_\\w+|inet_server|system\\$)\\w*["`\\]]?\\s*\\(',
].join('|');
