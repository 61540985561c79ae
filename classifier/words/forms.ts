import type { Deed } from './deeds.ts';
import { translateVerb } from './languages/index.ts';
import { LIGHT_VERBS, meaningOf, PARTED_VERBS, partedMeaning } from './phrasal.ts';
import { VERBS } from './verbs.ts';

/** How a word stands: `base` ("delete"), `s` ("deletes"), `ing` ("deleting"), `ed` ("deleted"). */
export type Form = 'base' | 's' | 'ing' | 'ed';

export interface VerbForm {
  /** The dictionary form, lower case. */
  readonly verb: string;
  readonly deed: Deed;
  readonly form: Form;
}

/** The verb behind a lower-case word, undefined where it is none that we know. */
export function verbForm(word: string): VerbForm | undefined {
  const known = FORMS.get(word);
  // Plain Latin words are English, or look the same in a language that the table knows.
  if (known !== undefined || word === '') return known;
  const verb = translateVerb(word);
  return verb === undefined ? hyphenated(word) : FORMS.get(verb);
}

/** "bulk-delete" and "auto-generates" do what their last word says. */
function hyphenated(word: string): VerbForm | undefined {
  const at = word.indexOf('-');
  return at > 0 && PREFIXES.has(word.slice(0, at)) ? FORMS.get(word.slice(at + 1)) : undefined;
}

const PREFIXES = new Set('auto batch bulk co cross double fact fast force hard mass multi pre quick re'.split(' '));

/** The verb behind two lower-case words that are one verb ("tears down"), undefined where they are two. */
export function phrasalForm(word: string, particle: string): VerbForm | undefined {
  const light = LIGHT_FORMS.get(word);
  const meaning = light === undefined ? undefined : meaningOf(light.verb, particle);
  const known = meaning === undefined ? undefined : FORMS.get(meaning);
  return light === undefined || known === undefined ? undefined : { ...known, form: light.form };
}

/** Whether a word is a form of a verb that means something of its own with a particle. */
export function isLight(word: string): boolean {
  return LIGHT_FORMS.has(word);
}

/** Whether a word is a form of a verb whose particle may stand after its object. */
export function isParted(word: string): boolean {
  const light = LIGHT_FORMS.get(word);
  return light !== undefined && PARTED_VERBS.has(light.verb);
}

/** The verb that such a word means with a particle that stands later, undefined where the two belong not together. */
export function partedForm(word: string, particle: string): VerbForm | undefined {
  const light = LIGHT_FORMS.get(word);
  const known = light === undefined ? undefined : FORMS.get(partedMeaning(light.verb, particle) ?? '');
  return light === undefined || known === undefined ? undefined : { ...known, form: light.form };
}

/** "deletes" for "delete". */
export function thirdPerson(verb: string): string {
  if (verb === 'do') return 'does';
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** The third person for people to read: the joined spellings of names are verbs of two words. */
export function spokenVerb(verb: string): string {
  return SPOKEN[verb] ?? thirdPerson(verb);
}

const SPOKEN: Readonly<Record<string, string>> = {
  login: 'logs in',
  signin: 'signs in',
  logout: 'logs out',
  setup: 'sets up',
  cleanup: 'cleans up',
  checkout: 'checks out',
  backup: 'backs up',
  rollback: 'rolls back',
  rollout: 'rolls out',
  shutdown: 'shuts down',
  handoff: 'hands off',
  init: 'initializes',
  exec: 'executes',
  eval: 'evaluates',
  whoami: 'shows who is logged in',
  'switch-device': 'switches',
  ocr: 'reads by OCR',
};

/** The singular of an English noun, good enough to look words up; never used in text for people. */
export function singular(word: string): string {
  const irregular = IRREGULAR_PLURALS.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:xes|ches|shes|sses)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** Plurals that the endings would cut wrongly. */
const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cookies: 'cookie',
    movies: 'movie',
    calories: 'calorie',
    selfies: 'selfie',
    series: 'series',
    species: 'species',
    caches: 'cache',
    niches: 'niche',
    statuses: 'status',
    aliases: 'alias',
    bonuses: 'bonus',
    canvases: 'canvas',
    viruses: 'virus',
    buses: 'bus',
    quizzes: 'quiz',
    analyses: 'analysis',
    indices: 'index',
    vertices: 'vertex',
    matrices: 'matrix',
    children: 'child',
    women: 'woman',
    men: 'man',
  }),
);

function buildForms(): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  // A verb's own form before the forms of others: "seed" is no past of "see".
  for (const { verb, deed } of DEEDS) forms.set(verb, { verb, deed, form: 'base' });
  for (const { verb, deed } of DEEDS) addForms(forms, verb, deed);
  // "Reassess" and "repopulate" do again what the verb does; words of another meaning are left out.
  for (const { verb, deed } of DEEDS) if (!NOT_REPEATED.has(`re${verb}`)) addForms(forms, `re${verb}`, deed);
  return forms;
}

const NOT_REPEATED = new Set(
  'retail resource remark resort reform rebound result recast refund remit repress remind'.split(' '),
);

function addForms(forms: Map<string, VerbForm>, verb: string, deed: Deed): void {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const pairs: [string, Form][] = [
    [verb, 'base'],
    [thirdPerson(verb), 's'],
    [`${stem}ing`, 'ing'],
    [`${verb}${verb.at(-1) ?? ''}ing`, 'ing'],
    [IRREGULAR_PAST[verb] ?? `${stem}ed`, 'ed'],
    [`${verb}${verb.at(-1) ?? ''}ed`, 'ed'],
  ];
  for (const [word, form] of pairs) {
    if (!forms.has(word)) forms.set(word, { verb, deed, form });
  }
  addBritish(forms, pairs, { verb, deed });
}

/** "Normalise" is "normalize", "analysing" is "analyzing". */
function addBritish(
  forms: Map<string, VerbForm>,
  pairs: readonly [string, Form][],
  known: Omit<VerbForm, 'form'>,
): void {
  if (!/[iy]ze$/.test(known.verb)) return;
  for (const [word, form] of pairs) {
    const spelt = word.replace(/z(?=e$|es$|ed$|ing$)/, 's');
    if (!forms.has(spelt)) forms.set(spelt, { ...known, form });
  }
}

/** Pasts that do not end in -ed. "read", "set" and "put" stay base forms, because the imperative is the usual one. */
const IRREGULAR_PAST: Readonly<Record<string, string>> = {
  find: 'found',
  get: 'got',
  make: 'made',
  send: 'sent',
  write: 'written',
  run: 'ran',
  buy: 'bought',
  sell: 'sold',
  pay: 'paid',
  build: 'built',
  forget: 'forgotten',
  stop: 'stopped',
  drop: 'dropped',
  submit: 'submitted',
};

const DEEDS: readonly Omit<VerbForm, 'form'>[] = (Object.keys(VERBS) as Deed[]).flatMap((deed) =>
  VERBS[deed]
    .split(/\s+/)
    .filter(Boolean)
    .map((verb) => ({ verb, deed })),
);
const FORMS = buildForms();
const LIGHT_FORMS = buildLightForms();

function buildLightForms(): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const verb of LIGHT_VERBS) addForms(forms, verb, 'change');
  return forms;
}
