import type { Category } from '#classifier/taxonomy.ts';
import type { Subject } from './why-policy.ts';

/** What a tool does where no finding has words for it. */
export const FALLBACK_DEED = {
  read: 'returns information',
  write: 'changes data',
  execute: 'sets something in motion',
  destructive: 'removes data',
  financial: 'moves or commits money',
  unknown: 'does something',
} as const satisfies Record<Category, string>;

/** What a wrong call, or a loop of them, does to what this tool acts on. */
export function consequence(category: Category, it: Subject): string {
  return CONSEQUENCE[category](it);
}

const CONSEQUENCE = {
  read: (it) =>
    `${it.isHintedToChange ? 'Its text speaks of reading alone, though the server’s own hint says that it is not read-only.' : 'Nothing says that it changes anything.'} What it answers${about(it)} enters the conversation, where the agent’s other tools can carry it on.`,
  write: (it) => WRITE[kindOfWrite(it)](it),
  execute: (it) => {
    if (STOPS.has(it.does)) return `What relies on ${it.object === '' ? 'it' : `the ${it.object}`} stops with it.`;
    return it.isBounded
      ? `It is one bounded action, but it takes effect at once in whatever ${it.server} is connected to.`
      : `It takes effect at once; what follows is decided by ${it.server} and by the arguments, and no second call undoes it for certain.`;
  },
  destructive: (it) =>
    `Nothing in its definition speaks of bringing anything back, so a wrong ${it.key} is enough to lose the wrong ${it.object || 'thing'}.`,
  financial: () => 'A call that went out cannot be taken back by asking, and a repeated one pays twice.',
  unknown: () => 'Until somebody has read it, it is not treated as harmless.',
} as const satisfies Record<Category, (it: Subject) => string>;

type KindOfWrite = 'makes' | 'sends' | 'changes';

/** A new record, a message and a changed record go wrong in different ways. */
function kindOfWrite({ does }: Subject): KindOfWrite {
  if (SENDS.has(does)) return 'sends';
  return MAKES.has(does) ? 'makes' : 'changes';
}

const SENDS = new Set([
  'sends',
  'posts',
  'replies',
  'comments',
  'publishes',
  'shares',
  'notifies',
  'emails',
  'invites',
]);
const MAKES = new Set([
  'creates',
  'adds',
  'uploads',
  'inserts',
  'generates',
  'forks',
  'imports',
  'copies',
  'duplicates',
]);
const STOPS = new Set(['stops', 'kills', 'closes', 'terminates', 'restarts', 'shuts', 'disconnects', 'pauses']);

const WRITE = {
  makes: (it) =>
    `One that was not wanted can be taken back by hand; an agent in a loop makes ${it.objects || 'more of them'} faster than a person can notice.`,
  sends: (it) =>
    `Others read it before it can be taken back, and for them it comes from whoever set up ${it.server}; an agent in a loop floods them.`,
  changes: (it) =>
    `With a wrong ${it.key} it changes the wrong ${it.object || 'thing'}, and to put that back somebody must know what was there before.`,
} as const satisfies Record<KindOfWrite, (it: Subject) => string>;

function about({ objects }: Subject): string {
  return objects === '' ? '' : ` about ${objects}`;
}
