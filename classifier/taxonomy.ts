/** What a tool does, from the least to the most severe; `unknown` last. The order is the rubric's precedence. */
export const CATEGORIES = ['read', 'write', 'execute', 'destructive', 'financial', 'unknown'] as const;
export type Category = (typeof CATEGORIES)[number];

/** From the least to the most severe; `unknown` last. `unknown` is never shown, sorted or exported as low. */
export const RISK_LEVELS = ['low', 'medium', 'high', 'critical', 'unknown'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The risk a category starts at, before stated reasons move it. */
export const BASELINE_RISK = {
  read: 'low',
  write: 'medium',
  execute: 'high',
  destructive: 'high',
  financial: 'critical',
  unknown: 'unknown',
} as const satisfies Record<Category, RiskLevel>;

/** What else matters about a tool, besides category and risk. */
export const FACETS = [
  'credentials',
  'personal-data',
  'untrusted-input',
  'external-sink',
  'code',
  'free-url',
  'free-path',
  'bulk',
  'money',
  'irreversible',
  'steers-the-model',
  'hidden-instructions',
] as const;
export type Facet = (typeof FACETS)[number];

/** A word for people and one sentence saying what the category means. */
export const CATEGORY_TEXT = {
  read: { label: 'Read', means: 'Returns information and leaves nothing changed.' },
  write: { label: 'Write', means: 'Creates or changes data in a way that can normally be put back.' },
  execute: { label: 'Execute', means: 'Runs code, commands, queries, jobs or models, or drives a live system.' },
  destructive: { label: 'Destructive', means: 'Removes or overwrites data or resources for good, or revokes them.' },
  financial: { label: 'Financial', means: 'Moves or commits money or a traded asset.' },
  unknown: { label: 'Unknown', means: 'Nothing in the definition decides what a call does.' },
} as const satisfies Record<Category, { label: string; means: string }>;

export const RISK_TEXT = {
  low: { label: 'Low', means: 'A wrong call costs little.' },
  medium: { label: 'Medium', means: 'A wrong call shows private data or makes work to put back.' },
  high: { label: 'High', means: 'A wrong call reaches credentials, runs code, destroys data or is seen by many.' },
  critical: {
    label: 'Critical',
    means: 'A wrong call moves money, takes over a host or destroys at scale, or the text is an attack.',
  },
  unknown: { label: 'Unknown', means: 'Not known, so not treated as low.' },
} as const satisfies Record<RiskLevel, { label: string; means: string }>;

export const FACET_TEXT = {
  credentials: {
    label: 'credentials',
    means: 'Returns, takes or changes passwords, keys, tokens or the accounts that hold them.',
  },
  'personal-data': { label: 'personal data', means: 'Reaches other people’s private records, messages or files.' },
  'untrusted-input': {
    label: 'untrusted input',
    means: 'Brings text into the conversation that a stranger may have written.',
  },
  'external-sink': { label: 'external sink', means: 'Can carry data out, to people or systems outside.' },
  code: { label: 'code', means: 'Takes code, a command or a query that is run.' },
  'free-url': { label: 'free URL', means: 'Takes a web address that is not limited to one site.' },
  'free-path': { label: 'free path', means: 'Takes a path that picks a file, not limited to one folder.' },
  bulk: { label: 'bulk', means: 'One call acts on many records.' },
  money: { label: 'money', means: 'Takes an amount, or acts on prices, payments or assets.' },
  irreversible: { label: 'irreversible', means: 'What one call does cannot be put back.' },
  'steers-the-model': {
    label: 'steers the model',
    means: 'The text tells the model what to do, such as which tool to call first.',
  },
  'hidden-instructions': {
    label: 'hidden instructions',
    means: 'The text tells the model to hide, leak, redirect or override, or hides characters from people.',
  },
} as const satisfies Record<Facet, { label: string; means: string }>;

/** How many steps of the four-step bar a level fills; 0 draws an empty bar beside the word. */
export const RISK_STEPS = { low: 1, medium: 2, high: 3, critical: 4, unknown: 0 } as const satisfies Record<
  RiskLevel,
  number
>;

/** Negative if `left` is less severe. `unknown` sorts between `medium` and `high`: not low, and not a claim of harm either. */
export function compareRisk(left: RiskLevel, right: RiskLevel): number {
  return SEVERITY[left] - SEVERITY[right];
}

const SEVERITY = { low: 1, medium: 2, unknown: 2.5, high: 3, critical: 4 } as const satisfies Record<RiskLevel, number>;

/** Negative if `left` is less severe, by the rubric's precedence: financial > destructive > execute > write > read; unknown below all. */
export function compareCategory(left: Category, right: Category): number {
  return CATEGORY_RANK[left] - CATEGORY_RANK[right];
}

const CATEGORY_RANK = {
  unknown: 0,
  read: 1,
  write: 2,
  execute: 3,
  destructive: 4,
  financial: 5,
} as const satisfies Record<Category, number>;
