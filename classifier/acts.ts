import type { Category } from './taxonomy.ts';
import type { Finding } from './types.ts';

/** What a finding that decided the category says of undoing, or of the kind of act where nothing is said of that; a clause without a stop. */
export function actOf(category: Category, leading: Finding | null, findings: readonly Finding[]): string {
  if (leading === null || category === 'unknown') return BY_CATEGORY.unknown;
  const has = (id: string): boolean => findings.some(({ rule }) => rule === id);
  if (has('cannot-be-undone')) return 'By its own words that cannot be undone';
  if (category === 'read' && has('hint-contradicts-read')) return 'Its text speaks of no change';
  if (category === 'write' && has('reaches-many-people')) return 'What everybody has seen cannot be taken back';
  return BY_RULE[leading.rule] ?? BY_CATEGORY[category];
}

/** In the words of the taxonomy: what a category means is all that is known of undoing. */
const BY_CATEGORY = {
  read: 'That leaves nothing changed',
  write: 'That can normally be put back',
  execute: 'That sets something running',
  destructive: 'What is gone stays gone',
  financial: 'That moves or commits money or an asset',
  unknown: 'Nothing says whether that can be undone',
} as const satisfies Record<Category, string>;

/** Where the rule knows more than the category: its question, answered. */
const BY_RULE: Readonly<Record<string, string | undefined>> = {
  'computes-a-result': 'The answer is all that comes of it',
  'sends-messages': 'What was sent cannot be unsent',
  'manages-unstated': 'What that covers is not said',
  'takes-code': 'What it takes may be run',
  'controls-a-system': 'That takes effect at once on what is running',
  'drives-a-live-system': 'That takes effect at once in a live system',
  'generates-with-a-model': 'That runs a model',
  'delegates-to-an-agent': 'What the other may do is not in this definition',
  'installs-software': 'What is installed runs with the rest',
  'logs-in': 'That opens a session',
  'revokes-for-good': 'What is revoked stays revoked',
  'moves-money': 'That moves money',
  'trades-assets': 'That trades or moves an asset',
  'changes-a-paid-plan': 'That changes what somebody pays',
};
