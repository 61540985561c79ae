import type { ChangeClass, ChangeKind } from './types.ts';

/** A word for people and what it means. The history page and docs/history.md are made from these two tables. */
export const CLASS_TEXT = {
  cosmetic: {
    label: 'Cosmetic',
    means: 'Other capitals, white space, punctuation or titles: nothing that a model or a policy goes by.',
  },
  narrowed: { label: 'Narrowed', means: 'It can do less than before, or claims to.' },
  widened: {
    label: 'Widened',
    means: 'It can do more than before, or its words are other ones: what was checked once is not what is there now.',
  },
  'risk-raised': { label: 'Risk raised', means: 'The same rules judge it riskier than before.' },
  attack: {
    label: 'Attack',
    means:
      'What honest changes do not bring: hidden text, a hint that denies what the tool does, another list under another name.',
  },
} as const satisfies Record<ChangeClass, { label: string; means: string }>;

/** What each kind means and how its class is found, with the reason. Any text that gains hidden characters makes its change an attack. */
export const KIND_TEXT = {
  'tool-added': { label: 'Tool added', means: 'Widened: there is one more thing to call.' },
  'tool-removed': { label: 'Tool removed', means: 'Narrowed.' },
  'tool-renamed': {
    label: 'Tool renamed',
    means:
      'Another name for the same schema, annotations and description. Widened: a rule that names the old tool does not bind the new one. Where several tools would fit it is told as removed and added.',
  },
  'title-changed': { label: 'Title changed', means: 'Cosmetic: a title is for people.' },
  'description-changed': {
    label: 'Description changed',
    means:
      'Widened, because a model obeys what it reads; cosmetic where only capitals, white space or the punctuation between sentences differ.',
  },
  'parameter-added': {
    label: 'Parameter added',
    means: 'Widened, required or not: one more thing that a model fills in and hands over.',
  },
  'parameter-removed': { label: 'Parameter removed', means: 'Narrowed.' },
  'parameter-required': { label: 'Parameter made required', means: 'Narrowed: fewer calls are accepted than before.' },
  'parameter-optional': { label: 'Parameter made optional', means: 'Widened: more calls are accepted than before.' },
  'parameter-widened': {
    label: 'Parameter widened',
    means:
      'Widened: it takes another type, more values, a longer text, a larger number, keys that are not declared, or has lost a pattern or format.',
  },
  'parameter-narrowed': { label: 'Parameter narrowed', means: 'Narrowed: the reverse.' },
  'parameter-described': {
    label: 'Parameter described anew',
    means: 'As with a tool’s description; a title is cosmetic.',
  },
  'schema-changed': {
    label: 'Schema changed',
    means:
      'What none of the others names: another default, pattern or condition, or looser here and tighter there. Widened, since it may allow more; cosmetic where only wording or the names of definitions differ.',
  },
  'output-changed': {
    label: 'Output changed',
    means: 'Widened, since more may come back; cosmetic where only wording differs.',
  },
  'annotation-changed': {
    label: 'Annotation changed',
    means:
      'Widened where the hint now admits more harm than before, narrowed where it claims less (see the false hint), cosmetic where it says what its absence said, or nothing beside a read-only hint.',
  },
  'false-hint-appeared': {
    label: 'False hint appeared',
    means:
      'Attack: a hint now calls read-only what its own definition says is a change. Clients skip their question for such a tool.',
  },
  'instructions-changed': {
    label: 'Instructions changed',
    means: 'The server’s instructions to the model: as with a description.',
  },
  'hidden-instructions-appeared': {
    label: 'Hidden instructions appeared',
    means: 'Attack: the rules find instructions hidden from people, or meant to be, that they did not find before.',
  },
  'category-changed': {
    label: 'Category changed',
    means: 'Widened where the new category is the graver one, narrowed where it is not.',
  },
  'risk-raised': { label: 'Risk raised', means: 'Risk raised: of a tool, or of the server by a tool that was added.' },
  'risk-lowered': { label: 'Risk lowered', means: 'Narrowed.' },
  'server-unlisted': { label: 'Server unlisted', means: 'Narrowed: no source names it any more.' },
  'server-relisted': { label: 'Server relisted', means: 'Widened: a source names it again.' },
  'server-failing': {
    label: 'Server failing',
    means: 'Cosmetic: that it cannot be listed says nothing of what it can do.',
  },
  'server-recovered': { label: 'Server recovered', means: 'Cosmetic: it can be listed again.' },
  'identity-differs': {
    label: 'Another list for another client',
    means: 'Attack: who asks decides what is shown. Cosmetic where only the client’s own name differs in the texts.',
  },
} as const satisfies Record<ChangeKind, { label: string; means: string }>;
