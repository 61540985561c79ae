import { DRAWINGS, MEDIA, MINDS } from '../nouns-of-running.ts';
import { restSense, type Sense, sense } from './sense.ts';

/** Reading and working out with a verb that usually does more, and the other way round. */
export const READING_SENSES: readonly Sense[] = [
  sense(
    'run execute perform do make conduct evaluate',
    `promql, logql, traceql, jql, cql, log query, search query, find query, metric query, trace query, panel query, semantic search, web search, google search,
    vector search, similarity search, text search, lucene, dns, whois, health check`,
    'look',
  ),
  sense('run execute perform', 'select query, select statement', 'look'),
  sense(
    'run execute perform do evaluate',
    'sql, sql query, query, statement, aggregation, cypher, mutation, script, code, command, expression',
    'run',
  ),
  sense(
    'run execute perform do make conduct',
    `search, lookup, calculation, analysis, diagnostic, report, comparison, validation, ocr, ping, traceroute, explain, audit, lint, check, similarity,
    semantic, xpath, jsonpath, selector, query render, inspection, estimate`,
    'look',
  ),
  sense(
    'query',
    'sql, sql query, clickhouse, snowflake, athena, postgres, postgresql, mysql, bigquery, sqlite, redshift, duckdb, influxdb, mssql',
    'run',
  ),
  sense('ask', MINDS, 'delegate'),
  sense(
    'ask',
    'question, user, clarification, document, wiki, repository, doc, documentation, knowledge, human, about',
    'look',
  ),
  sense('answer', 'question', 'look'),
  sense(
    'report',
    'bug, issue, abuse, result, incident, error, problem, progress, feedback, run, user, message, spam, lost',
    'change',
  ),
  sense(
    'generate',
    'api key, access token, api token, ssh key, key pair, invite, invitation, invite link, certificate, deploy key',
    'change',
  ),
  sense(
    'generate create make render produce',
    'map image, static map, chart image, diagram image, code image, graph image, plot image, barcode image, placeholder image',
    'work-out',
  ),
  sense(
    'generate create make render produce',
    'image, video, audio, speech, music, song, voiceover, sound effect, soundtrack, illustration, artwork, lyric, sprite',
    'generate',
  ),
  sense('generate', DRAWINGS, 'work-out'),
  sense('generate', MEDIA, 'generate'),
  sense('generate', 'token', 'work-out'),
  sense('draw', 'rectangle, circle, line, shape, ellipse, polygon, wall, layer', 'change'),
  sense('render', 'video, movie, animation, scene, frame', 'run'),
  sense(
    'format sort filter',
    'range, excel range, cell, row, column, sheet, worksheet, paragraph, heading, slide, disk, drive',
    'change',
  ),
  sense(
    'test',
    'connection, connectivity, permission, iam permission, regex, regular expression, credential, access, iam',
    'look',
  ),
  sense(
    'build compose',
    'query, url, prompt, link, filter, path, payload, citation, context, profile, expression',
    'work-out',
  ),
  sense(
    'build',
    'chart, page, form, index, list, team, dashboard, knowledge graph, relationship, table, layout, wall, house, structure, portfolio, campaign, audience',
    'change',
  ),
  sense('compile', 'list, report, summary, statistic', 'work-out'),
  sense(
    'take',
    'droplet, volume, disk, vm, virtual machine, instance, database, machine, server, cluster, ownership, over',
    'change',
  ),
  sense(
    'resolve',
    'thread, incident, conflict, comment, alert, ticket, discussion, issue, error, dispute, case, finding',
    'change',
  ),
  sense('generate', 'subdomain, account, ticket, invoice, order, issue', 'change'),
  sense('combine', 'request, call', 'run'),
  sense('scan', 'port, host, network, target, subnet', 'run'),
  sense('embed', 'text, sentence, query, string', 'work-out'),
  sense('optimize optimise', 'route, query, portfolio, prompt, itinerary', 'work-out'),
  sense('turn', 'text, data', 'work-out'),
  sense('create', 'embedding, summary, citation, checksum, thought', 'work-out'),
  sense('add subtract multiply divide', 'number, integer', 'work-out'),
  sense('write record store', 'thought', 'work-out'),
  sense('forward', 'geocode, geocoding, search', 'work-out'),
  sense('snapshot', 'page, element, dom', 'look'),
  sense('pull', 'docker image, container image, docker, change, remote, branch, latest change, git', 'change'),
  sense('process', 'image, video, data, text, thought, file, document, audio', 'work-out'),
  sense('train', 'station, schedule, ticket', 'look'),
  sense('type', 'definition, information', 'look'),
  restSense(
    'load import extract',
    'into onto',
    'cluster, database, project, table, workspace, collection, account, server, folder, directory, dataset, disk',
    'change',
  ),
  restSense('save export download capture dump store', 'to into', 'disk, drive, folder', 'change'),
];
