import { startsOtherwise } from './starts-otherwise.ts';

/**
 * Patterns (RE2) of what SQL must not hold where it may only read, for PostgreSQL, MySQL, SQLite, SQL Server, Oracle, DuckDB, ClickHouse,
 * Spark, Hive, Snowflake and BigQuery at once: a rule does not know which one answers.
 */

const READING = ['select', 'with', 'explain', 'show', 'describe', 'desc'];

export const STARTS_READING = `^[\\s(]*(?i:${READING.join('|')})\\b`;

/** The opposite, for where a call may leave the statement out. */
export const STARTS_OTHERWISE = startsOtherwise(READING);

/** Semicolons in quotes are refused too: where quotes end depends on the database. */
export const ONE_STATEMENT = '^[^;]*;?\\s*$';
export const SEVERAL_STATEMENTS = ';\\s*\\S';

/**
 * Comments (MySQL runs what stands in some), names spelled by numbers, control characters, spaces and marks beyond ASCII (SQL Server
 * reads some as spaces, and `\s` does not), and wide letters that some drivers turn into plain ones.
 */
export const HIDES =
  '--|/\\*|(?i)\\bu&["\']|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x{a0}\\x{ad}\\x{1680}\\x{180e}\\x{2000}-\\x{200f}\\x{2028}-\\x{202f}\\x{205f}-\\x{206f}\\x{3000}\\x{feff}-\\x{ffef}]';

const oneOf = (words: string): string => `(?:${words.split(' ').join('|')})`;

/**
 * Also inside a statement that starts by reading: a WITH may insert, EXPLAIN ANALYZE runs, SELECT INTO writes, FOR UPDATE locks,
 * and T-SQL parts statements by nothing. `replace` is not among them: it is a function of texts, and its statement stands first.
 */
export const WRITES = [
  `(?i)\\b${oneOf(
    'insert update delete merge upsert into create alter drop truncate rename grant revoke deny copy unload exec execute call attach detach vacuum reindex refresh install import export backup restore shutdown kill dbcc reconfigure waitfor outfile dumpfile lock handler prepare deallocate declare begin commit rollback writetext updatetext checkpoint',
  )}\\b`,
  '\\bfor\\s+(?:key\\s+)?share\\b',
  '\\b(?:en|dis)able\\s+trigger\\b',
  '\\b(?:send\\s+on|end|move)\\s+conversation\\b',
  '\\breceive\\s+(?:top\\b|\\*)',
].join('|');

/** Functions that do more than read, by the starts of their names. */
const BY_START = [
  `pg_${oneOf('read ls stat_file stat_reset stat_statements_reset stat_clear stat_force write file terminate cancel reload rotate switch create drop promote advisory try_advisory logical replication wal sleep notify log export import start stop backup prewarm autoprewarm set_ restore clear_ use_ buffercache_evict extension')}`,
  oneOf(
    'lo_ dblink query_to_xml table_to_xml schema_to_xml database_to_xml cursor_to_xml set_config nextval setval txid_current load_file load_extension fts3_tokenizer sleep benchmark get_lock release_lock release_all_locks master_pos_wait sys_exec sys_eval fileio_ sha3_query',
  ),
  oneOf(
    'xp_ sp_ openrowset openquery opendatasource fn_trace_get fn_get_audit fn_xe_file fn_dump_dblog httpuritype xmltype read_ sniff_csv parquet_ iceberg delta_scan sqlite_scan sqlite_attach postgres_ mysql_ st_read duckdb_secrets which_secret json_execute_serialized getenv',
  ),
  oneOf('external_query http_ inet_server java_method reflect net\\.http_ cron\\.'),
];

/** Those whose whole name it has to be: `url` reaches out, `url_decode` does not. */
const BY_NAME =
  'url urlcluster file filecluster s3 s3cluster gcs hdfs hdfscluster azureblobstorage azureblobstoragecluster remote remotesecure cluster clusterallreplicas mysql postgresql sqlite mongodb redis jdbc odbc executable deltalake hudi system http eval edit query query_table glob readfile writefile fsdir lsdir zipfile from_substrait';

export const REACHES_OUT = [
  `(?i)\\b(?:(?:${BY_START.join('|')})\\w*|${oneOf(BY_NAME)}|system\\$\\w*)["\`\\]]?\\s*\\(`,
  // Packages of Oracle: utl_http.request(…).
  '\\b(?:utl|dbms|owa|apex|ctx)_\\w+"?\\s*\\.',
].join('|');

const FILE =
  '(?:[/\\\\]|\\.(?:csv|tsv|txt|json\\w*|ndjson|parquet|arrow|orc|avro|xlsx?|db|duckdb|sqlite\\d?|gz|zst|log|ya?ml)\\b)';

/** A file or an address in the place of a table: DuckDB reads `FROM '/etc/passwd'`, Spark csv.`/etc/passwd`, and Hive runs what stands behind USING. */
export const FILE_AS_TABLE = [
  `(?i)\\b(?:from|join)[\\s(]*e?['"$][^'"]*${FILE}`,
  // Among several, as long as nothing but names and commas stands before it.
  `\\bfrom\\b[\\w\\s.,"\`\\[\\]]*,[\\s(]*e?['$][^']*${FILE}`,
  `\\b${oneOf('csv json parquet orc avro text delta binaryfile')}\\s*\\.\\s*\``,
  '\\busing\\s*[\'"]',
].join('|');
