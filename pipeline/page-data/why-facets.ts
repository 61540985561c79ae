import type { Facet } from '#classifier/taxonomy.ts';
import type { Classification } from '#classifier/types.ts';
import type { Subject } from './why-policy.ts';

/** Facet sentences beyond these would bury the first. */
const MAX_FACETS = 2;

/** What a tool's gravest facets mean for what it acts on. */
export function facetSentences({ facets }: Classification, subject: Subject): string[] {
  return FACET_ORDER.filter((facet) => facets.includes(facet))
    .slice(0, MAX_FACETS)
    .map((facet) => FACET[facet](subject));
}

/** The gravest first. */
const FACET_ORDER = [
  'hidden-instructions',
  'credentials',
  'money',
  'code',
  'irreversible',
  'bulk',
  'external-sink',
  'personal-data',
  'free-url',
  'free-path',
  'untrusted-input',
  'steers-the-model',
] as const satisfies readonly Facet[];

const FACET = {
  'hidden-instructions': () =>
    'Its text holds instructions or characters that people are not meant to see, which makes its every other word doubtful.',
  credentials: (it) =>
    `It reaches credentials: whoever can call it can reach what ${it.objects || 'they'} give access to.`,
  money: () => 'It handles amounts, prices or payments, where one wrong digit costs.',
  code: (it) =>
    `It takes code, a command or a query, so text that reaches the agent can become something that ${it.server} runs.`,
  irreversible: () => 'What one call does cannot be put back.',
  bulk: (it) => `One call acts on many ${it.objects || 'records'}, so a single mistake is not a small one.`,
  'external-sink': (it) => `It can carry data out of the conversation, to people or systems beyond ${it.server}.`,
  'personal-data': (it) =>
    `${it.objects === '' ? 'What it handles' : `What it handles of ${it.objects}`} can be other people’s private data.`,
  'free-url': () => 'Its address is free: it can be pointed at any host, also one inside your network.',
  'free-path': () => 'Its path is free: it can be pointed at files that the task has nothing to do with.',
  'untrusted-input': () =>
    'What it brings back may have been written by a stranger, and an agent may read it as an instruction.',
  'steers-the-model': () => 'Its text tells the model what to do, such as which tool to call first.',
} as const satisfies Record<Facet, (it: Subject) => string>;
