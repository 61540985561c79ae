import { z } from 'zod';

const Engines = z
  .object({ node: z.string().optional().catch(undefined) })
  .optional()
  .catch(undefined);

const Version = z.object({
  deprecated: z.union([z.string(), z.boolean()]).optional().catch(undefined),
  engines: Engines,
});

/** What choosing a version needs of npm's short document on a package. Odd fields of single versions are left out, not refused. */
export const Versions = z
  .object({
    'dist-tags': z.record(z.string(), z.string()).optional().catch(undefined),
    versions: z.record(z.string(), Version.catch({})),
  })
  .transform(({ 'dist-tags': tags = {}, versions }) => ({
    tags,
    versions: Object.entries(versions).map(([version, { deprecated, engines }]) => ({
      version,
      isDeprecated: Boolean(deprecated),
      ...(engines?.node !== undefined && { node: engines.node.slice(0, 200) }),
    })),
  }));
export type Versions = z.infer<typeof Versions>;

/** The same as it is kept, so that an answer of megabytes is read once. */
export const KeptVersions = z.object({
  tags: z.record(z.string(), z.string()),
  versions: z.array(z.object({ version: z.string(), isDeprecated: z.boolean(), node: z.string().optional() })),
});

const Repository = z.union([
  z.string().transform((url) => ({ url, directory: undefined })),
  z.object({ url: z.string(), directory: z.string().optional().catch(undefined) }),
]);

/** What is worth knowing of one published version. */
export const Manifest = z.object({
  deprecated: z.union([z.string(), z.boolean()]).optional().catch(undefined),
  mcpName: z.string().optional().catch(undefined),
  repository: Repository.optional().catch(undefined),
  dist: z
    .object({
      attestations: z.object({ provenance: z.unknown() }).optional().catch(undefined),
      signatures: z.array(z.unknown()).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type Manifest = z.infer<typeof Manifest>;

/** npm's whole document on a package, of which the times are in no other. */
export const FullPackument = z.object({
  versions: z.record(z.string(), z.unknown()),
  time: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
