import { createHash } from 'node:crypto';
import { questionFor } from './question.ts';
import { MAX_DEFINITION, MAX_TEXT } from './shown-definition.ts';
import type { Question } from './types.ts';

/** For people, and raised where the reading of answers changes so much that kept ones should be asked for again. */
const PROMPT_NUMBER = 1;
const DIGEST_LENGTH = 12;

/** A question with everything a question can hold: its request is digested, so that no change of words or layout goes unseen. */
const SPECIMEN: Question = {
  server: { name: 'library', description: 'Loans of a town library.\u200b' },
  siblings: ['renew_loan', 'list_loans'],
  tools: [
    {
      name: 'renew_loan',
      title: 'Renew a loan',
      description: 'Renews a loan by three weeks.',
      inputSchema: { type: 'object', properties: { loan: { type: 'string', description: 'Its number.' } } },
      outputSchema: { type: 'object' },
      annotations: { title: 'Renew', readOnlyHint: false },
    },
  ],
};

/** Number and digest of prompt, schema and layout, such as `1-9c01b22de3fa`. Part of every question's digest. */
export const PROMPT_VERSION = `${PROMPT_NUMBER}-${createHash('sha256')
  .update(JSON.stringify([questionFor(SPECIMEN), MAX_DEFINITION, MAX_TEXT]))
  .digest('hex')
  .slice(0, DIGEST_LENGTH)}`;
