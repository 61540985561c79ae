import { readParameters } from '#classifier/reading/read-parameters.ts';
import type { Parameter } from '#classifier/reading/types.ts';
import { FACETS, type Facet } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { JsonObject, Tool } from '#crawler/types.ts';
import type { JudgedParameter, JudgedRole, JudgedTool } from '#policy/types.ts';
import { inlineRefs } from './judged/inline-refs.ts';
import { parameterPlace } from './judged/parameter-place.ts';
import { mayBeHeld, rolesToHold, type Surroundings } from './judged/roles-to-hold.ts';

/** What the policy room needs to know of a tool: what it was judged to be, and its parameters, read with their descriptions. */
export function judgedToolOf(
  tool: Pick<Tool, 'name' | 'description' | 'inputSchema'>,
  { category, risk, facets }: Pick<Classification, 'category' | 'risk' | 'facets'>,
): JudgedTool {
  const schema = inlineRefs(tool.inputSchema);
  const seen = readParameters(tool.inputSchema);
  const read = withArgumentsOfCommands(schema === tool.inputSchema ? seen : readBehindRefs(schema, seen));
  const spoken = read.filter(mayBeHeld);
  if (spoken.length === 0) return { name: tool.name, category, risk, facets, parameters: [] };
  const around = surroundings(tool, facets, read);
  const judged = spoken.map((one) => judgedParameter(schema, one, around));
  const isSeen = new Set(seen.map(({ pointer }) => pointer));
  const stated = judged.flatMap((one) => (isSeen.has(one.pointer) ? one.stated : rolesBehind(one.parameter)));
  const parameters = judged.map(({ parameter }) => parameter).filter(({ roles }) => roles.length > 0);
  return { name: tool.name, category, risk, facets: withFacetsOf(stated, facets), parameters };
}

/** The classifier does not follow references. What it reads comes first: behind them more may lie than is read of one tool. */
function readBehindRefs(schema: JsonObject, seen: readonly Parameter[]): readonly Parameter[] {
  const behind = new Map(readParameters(schema).map((one) => [one.pointer, one]));
  return [...new Map([...seen.map((one): [string, Parameter] => [one.pointer, one]), ...behind]).values()];
}

function surroundings(
  { name, description = '' }: Pick<Tool, 'name' | 'description'>,
  facets: readonly Facet[],
  read: readonly Parameter[],
): Surroundings {
  let siblings: ReadonlySet<string> | undefined;
  return {
    text: `${name}: ${description}`,
    sendsOut: facets.includes('external-sink'),
    siblings() {
      siblings ??= new Set(read.map(({ words }) => words.join(' ')));
      return siblings;
    },
  };
}

/** A command held to "npm" alone runs anything by what it is given, and by its environment: so these are part of it. */
function withArgumentsOfCommands(parameters: readonly Parameter[]): readonly Parameter[] {
  if (!parameters.some(({ roles }) => roles.includes('command'))) return parameters;
  return parameters.map((one) =>
    ARGUMENTS.has(one.words.join(' ')) && !isDetail(one) ? { ...one, roles: COMMAND } : one,
  );
}

/** Of a record in a record, such as the environment of one service of an app. */
function isDetail({ pointer }: Parameter): boolean {
  return pointer.split('/properties/').length > DEPTH_OF_WRAPPED;
}

/** In the singular, as the reading gives words. */
const ARGUMENTS: ReadonlySet<string> = new Set(
  'arg,argument,argv,command arg,command argument,env,environment,env var,environment variable,stdin'.split(','),
);
const COMMAND: Parameter['roles'] = ['command'];

interface Judged {
  readonly pointer: string;
  readonly parameter: JudgedParameter;
  readonly stated: readonly JudgedRole[];
}

function judgedParameter(schema: JsonObject, read: Parameter, around: Surroundings): Judged {
  const { isOfRecords, ...place } = parameterPlace(schema, read.pointer);
  const { stated, ...held } = rolesToHold(read, { ...place, isOfRecords }, around);
  const parameter = { ...place, ...held, choices: read.choices, ...(isOfRecords && { isOfRecords }) };
  return { pointer: read.pointer, parameter, stated };
}

/** Those that lie behind a reference. An address of a record is a detail there as elsewhere, and whose mail it is says nothing. */
function rolesBehind({ roles, path }: JudgedParameter): JudgedRole[] {
  const isDetail = (path?.split('.').length ?? 0) > DEPTH_OF_WRAPPED;
  return roles.filter((role) => role !== 'recipients' && !(role === 'free-url' && isDetail));
}

/** `args.request.url` */
const DEPTH_OF_WRAPPED = 3;

/** Rules on arguments go by facets. `free-path` is not added: in a flow it stands for reading files, and a path may be one to write. */
function withFacetsOf(roles: readonly JudgedRole[], facets: readonly Facet[]): readonly Facet[] {
  const added = new Set(roles.map((role) => FACET_OF_ROLE[role]).filter((facet) => facet !== undefined));
  if (added.size === 0) return facets;
  return FACETS.filter((facet) => added.has(facet) || facets.includes(facet));
}

const FACET_OF_ROLE: Partial<Record<JudgedRole, Facet>> = {
  code: 'code',
  command: 'code',
  query: 'code',
  'free-url': 'free-url',
  recipients: 'external-sink',
};
