import { z } from 'zod';

/** DESIGN section 5: what an address of the site may look like. */
const SLUG = /^(?!\.{1,2}$)[a-z0-9._-]{1,80}$/;
/** More is a mistake; the operating system's own bound is far higher. */
const MAX_TEXT = 4_000;

const Text = z
  .string()
  .max(MAX_TEXT)
  .refine((text) => !text.includes('\0'), { error: 'holds a NUL character' });

/** What every entry may say about a server, whatever its source. */
export const SharedEntry = {
  slug: z.string().regex(SLUG, { error: 'may only hold a-z, 0-9, dot, underscore and hyphen, at most 80' }).optional(),
  title: Text.min(1).optional(),
  description: Text.optional(),
};

/** How a server is started. */
export const StartEntry = {
  args: z.array(Text).default([]),
  env: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'is not a name of a variable' }), Text)
    .default({}),
};

/** One line that says where in the entry and what is wrong. */
export function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'cannot be read';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

/** The optional fields that are there; absent ones are left out, as `ServerRef` wants them. */
export function sharedFields(entry: {
  readonly slug?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}): { slug?: string; title?: string; description?: string } {
  const { slug, title, description } = entry;
  return {
    ...(slug === undefined ? {} : { slug }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}
