import { ASK_A_PERSON, type Policy } from '../../types.ts';
import type { WrittenPolicy } from '../policy-format.ts';

/** One tool for each thing that a policy can say of one, for examples that are written out. */
export const NOTES_POLICY: Policy = {
  version: '1',
  default: 'deny',
  hide: ['delete_note'],
  tools: {
    get_note: {},
    add_note: { limits: [{ counter: 'add_note_rate', window: 'minute', max: 30, scope: 'grant' }] },
    buy_notes: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] },
    share_note: { deny_if: [{ conditions: [], on_deny: 'Notes stay "here".' }] },
    find_notes: {
      require: [{ conditions: [{ path: 'args.folder', op: 'in', value: ['public'] }], on_deny: 'Public notes alone.' }],
    },
  },
};

/** On a server that lists one tool more than the policy knows. */
export const NOTES_SERVER: WrittenPolicy = {
  policy: NOTES_POLICY,
  servers: [
    {
      key: 'my-notes',
      tools: ['get_note', 'add_note', 'buy_notes', 'share_note', 'find_notes', 'delete_note', 'new_tool'],
    },
  ],
};

/** Everything is allowed but what is named. */
export const OPEN_POLICY: Policy = {
  version: '1',
  default: 'allow',
  hide: ['delete_note'],
  tools: { buy_notes: { deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }] } },
};

/** Two servers, of which one lists a tool of the other's name. */
export const TWO_SERVERS: WrittenPolicy = {
  policy: OPEN_POLICY,
  servers: [
    { key: 'my-notes', tools: ['get_note', 'buy_notes'] },
    { key: 'shop', tools: ['buy_notes', 'list_prices'] },
  ],
};
