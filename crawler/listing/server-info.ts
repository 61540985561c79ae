import { z } from 'zod';
import type { ServerInfo } from '../types.ts';
import { wellFormedText } from './well-formed.ts';

/** A server that introduces itself at length is cut: pages show these texts, and the classifier reads them. */
const MAX_LENGTH = 20_000;
const Text = z.string().transform((text) => wellFormedText(text).slice(0, MAX_LENGTH).toWellFormed());
const OptionalText = Text.optional().catch(undefined);

const Implementation = z.object({
  name: Text,
  version: Text.catch(''),
  title: OptionalText,
  description: OptionalText,
  websiteUrl: OptionalText,
});

/** What `initialize` said, or null when the server did not even name itself. */
export function readServerInfo(value: unknown, instructions: string | null): ServerInfo | null {
  const parsed = Implementation.safeParse(value);
  if (!parsed.success) return null;
  const text = OptionalText.parse(instructions ?? undefined);
  return Object.fromEntries(
    Object.entries({ ...parsed.data, instructions: text }).filter(([, field]) => field !== undefined),
  ) as unknown as ServerInfo;
}
