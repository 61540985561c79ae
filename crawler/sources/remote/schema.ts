import { z } from 'zod';
import { headerProblem } from '../../net/header-problem.ts';
import { SharedEntry } from '../entry.ts';

/** An address is stored, shown and part of an index entry. */
const MAX_LENGTH = 1_000;

export const RemoteUrl = z
  .string()
  .max(MAX_LENGTH)
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
    error: 'is no address that begins with http:// or https://',
    abort: true,
  })
  .refine((text) => URL.parse(text)?.username === '' && URL.parse(text)?.password === '', {
    error: 'holds a login, which would be stored; write it as a header in the configuration of a client instead',
  })
  .transform((text) => withoutFragment(text));

export const RemoteEntry = z.strictObject({
  source: z.literal('remote'),
  url: RemoteUrl,
  transport: z
    .enum(['auto', 'streamable-http', 'sse'], { error: 'must be auto, streamable-http or sse' })
    .default('auto'),
  headers: z
    .record(z.string(), z.string())
    .superRefine((headers, context) => {
      for (const [name, value] of Object.entries(headers)) {
        const problem = headerProblem(name, value);
        if (problem !== null) context.addIssue({ code: 'custom', path: [name.slice(0, 100)], message: problem });
      }
    })
    .default({}),
  ...SharedEntry,
});

/** It never reaches a server. */
function withoutFragment(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
