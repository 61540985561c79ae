import { z } from 'zod';

/** Bounds on one entry: far above anything published, so that only a hostile entry meets them. */
const MAX_TEXT = 4_000;
const MAX_ELEMENTS = 64;

/** Names of server.json before 2025-09-16, which a registry may still hold. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['registry_type', 'registryType'],
  ['registry_base_url', 'registryBaseUrl'],
  ['file_sha256', 'fileSha256'],
  ['runtime_hint', 'runtimeHint'],
  ['runtime_arguments', 'runtimeArguments'],
  ['package_arguments', 'packageArguments'],
  ['environment_variables', 'environmentVariables'],
  ['is_required', 'isRequired'],
  ['is_secret', 'isSecret'],
  ['value_hint', 'valueHint'],
  ['website_url', 'websiteUrl'],
  ['transport_type', 'type'],
  ['is_latest', 'isLatest'],
  ['published_at', 'publishedAt'],
  ['updated_at', 'updatedAt'],
  ['next_cursor', 'nextCursor'],
]);

/** What could be read of a list, and how many of its elements could not. */
export interface Kept<T> {
  readonly items: readonly T[];
  readonly dropped: number;
}

/** Text that is left out where it is missing, too long or no text at all: no field that is nice to have sinks an entry. */
const Text = z
  .string()
  .max(MAX_TEXT)
  .refine((text) => !text.includes('\0'))
  .optional()
  .catch(undefined);
const Flag = z.boolean().catch(false).default(false);
/** Configuration is text; JSON's other scalars are taken as they would be written. */
const Value = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .pipe(z.string().max(MAX_TEXT).refine(isOneArgument))
  .optional()
  .catch(undefined);

/** NUL ends an argument for the operating system. */
function isOneArgument(text: string): boolean {
  return !text.includes('\0');
}

const INPUT = {
  description: Text,
  isRequired: Flag,
  isSecret: Flag,
  format: z.enum(['string', 'number', 'boolean', 'filepath']).catch('string').default('string'),
  value: Value,
  default: Value,
  placeholder: Text,
  choices: listOf(z.string().max(MAX_TEXT)),
};
const Variable = modern(z.object(INPUT));
const WITH_VARIABLES = { ...INPUT, variables: z.record(z.string(), Variable).catch({}).default({}) };

/** Something that a person may or must configure. */
export type RegistryInput = z.infer<typeof Variable> & {
  readonly variables: Readonly<Record<string, z.infer<typeof Variable>>>;
};

const KeyValue = modern(z.object({ name: z.string().min(1).max(200), ...WITH_VARIABLES }));
export type RegistryKeyValue = z.infer<typeof KeyValue>;

const Positional = z.object({ type: z.literal('positional'), valueHint: Text, ...WITH_VARIABLES });
const Named = z.object({ type: z.literal('named'), name: z.string().min(1).max(200), ...WITH_VARIABLES });
const Argument = modern(z.discriminatedUnion('type', [Positional, Named]));
export type RegistryArgument = z.infer<typeof Argument>;

const Package = modern(
  z.object({
    registryType: z.string().min(1).max(50),
    registryBaseUrl: Text,
    identifier: z.string().min(1).max(2_000),
    version: Text,
    fileSha256: z
      .string()
      .regex(/^[a-f0-9]{64}$/)
      .optional()
      .catch(undefined),
    runtimeHint: Text,
    transport: modern(z.object({ type: z.string().max(50) }))
      .optional()
      .catch(undefined),
    runtimeArguments: listOf(Argument),
    packageArguments: listOf(Argument),
    environmentVariables: listOf(KeyValue),
  }),
);
export type RegistryPackage = z.infer<typeof Package>;

const Remote = modern(
  z.object({
    type: z.string().max(50),
    url: z.string().min(1).max(2_000),
    headers: listOf(KeyValue),
    variables: z.record(z.string(), Variable).catch({}).default({}),
  }),
);
export type RegistryRemote = z.infer<typeof Remote>;

const Repository = z
  .object({ url: z.string().min(1).max(1_000), subfolder: Text })
  .optional()
  .catch(undefined);

/** server.json of 2025-12-11, and what older ones called differently. */
export const ServerJson = modern(
  z.object({
    name: z.string().min(1).max(200).refine(isOneArgument),
    version: z.string().max(255).refine(isOneArgument).optional().catch(undefined),
    version_detail: z
      .object({ version: z.string().max(255).refine(isOneArgument) })
      .optional()
      .catch(undefined),
    title: Text,
    description: Text,
    status: Text,
    repository: Repository,
    packages: listOf(Package),
    remotes: listOf(Remote),
  }),
);
export type ServerJson = z.infer<typeof ServerJson>;

/** What the registry itself says of an entry. Absent in registries that only speak the same API. */
export const OfficialMeta = modern(
  z.object({
    status: Text,
    updatedAt: Text,
    publishedAt: Text,
    isLatest: z.boolean().nullable().catch(null).default(null),
  }),
);
export type OfficialMeta = z.infer<typeof OfficialMeta>;

export const PageJson = z.object({
  servers: z.array(z.unknown()),
  metadata: modern(z.object({ nextCursor: z.string().nullish() }))
    .nullish()
    .transform((metadata) => metadata ?? {}),
});

/** The same schema for objects whose keys are of an older format. */
function modern<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(withPresentNames, schema);
}

function withPresentNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const named = Object.entries(value).map(([key, item]) => [OLD_NAMES.get(key) ?? key, item ?? undefined]);
  return Object.fromEntries(named);
}

/** Reads each element by itself: one that cannot be read is dropped and counted. What is no list is an empty one. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value): Kept<z.output<Schema>> => {
      const elements: readonly unknown[] = Array.isArray(value) ? value : [];
      const read = elements.slice(0, MAX_ELEMENTS).map((element) => schema.safeParse(element));
      const items = read.flatMap((one) => (one.success ? [one.data] : []));
      return { items, dropped: elements.length - items.length };
    });
}
