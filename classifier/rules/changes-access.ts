import { CHANGES, findNouns, type NounQuestion } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import { findInGroup } from '../reading/matching.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { ACCESS } from '../words/nouns-of-access.ts';
import { group } from '../words/word-group.ts';

export const changesAccess = {
  id: 'changes-access',
  title: 'Changes who may do what',
  question: 'Does it change permissions, roles or access rules?',
  rationale: 'Rights that were given stay given. A wrong call opens a door that nobody watches.',
  whenWrong: 'Adding a person to a team gives rights too, but the rubric counts that as an ordinary write.',
  references: [
    'https://cwe.mitre.org/data/definitions/732.html',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'Who may do what',
      examples: ['Remove a permission from a user', 'Change the role of a member'],
      category: 'write',
      risk: 'high',
    },
  ],
  check: (reading) => {
    const changed = findNouns(reading, 'changes-access', CHANGES, ACCESS, QUESTION);
    if (changed.length > 0) return changed;
    const attached = findNouns(reading, 'changes-access', CHANGES, POLICIES, { ...QUESTION, verbs: ATTACHES });
    if (attached.length > 0) return attached;
    const blocked = findNouns(reading, 'changes-access', CHANGES, BLOCKED, { ...QUESTION, verbs: BLOCKS });
    return blocked.length > 0 ? blocked : endsSessions(reading);
  },
} satisfies Rule;

const QUESTION: NounQuestion = {
  says: 'changes who has access',
  indicates: { risk: { move: 'raise', to: 'high', within: ['write'], because: 'it changes who may do what' } },
  isHead: true,
};

/** Who or what a network lets in. */
const BLOCKED = group('ip, ip address, client, country, mac address, port, domain, subnet, cidr, host');
const BLOCKS = ['block', 'unblock', 'allow', 'deny', 'ban', 'unban', 'whitelist', 'blacklist', 'allowlist', 'denylist'];

/** A policy that is attached to somebody gives rights; one that is written may be of insurance. */
const POLICIES = group('policy');
const ATTACHES = ['attach', 'detach', 'assign', 'unassign', 'put'];

/** "Ends all sessions of a user": another person is thrown out. */
function endsSessions(reading: ToolReading): Finding[] {
  const action = reading.actions.find(
    (one) =>
      ENDS_SESSION.has(one.verb) &&
      findInGroup(one.object, SESSIONS) !== null &&
      findInGroup([...one.object, ...one.rest.slice(0, 4)], USERS) !== null,
  );
  if (action === undefined) return [];
  const message = `${shortName(reading.tool.name)} ends the sessions of somebody else.`;
  const evidence = [evidenceAt(reading, action.span)];
  return [finding('changes-access', { message, strength: 'strong', indicates: QUESTION.indicates, evidence })];
}

const ENDS_SESSION = new Set([
  'end',
  'terminate',
  'kill',
  'close',
  'logout',
  'revoke',
  'invalidate',
  'delete',
  'remove',
]);
const SESSIONS = group('session');
const USERS = group('user, member, account, employee, customer');
