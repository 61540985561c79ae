import { CHANGES, findNouns, findStatement, isMany, PUBLISHES } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import { findHead, findInGroup } from '../reading/matching.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding, Indication } from '../types.ts';
import { PUBLIC_REACH } from '../words/nouns-of-people.ts';
import { group } from '../words/word-group.ts';
import { wordSet } from '../words/word-set.ts';

export const reachesManyPeople = {
  id: 'reaches-many-people',
  title: 'Reaches the public or many people',
  question: 'Does one call reach the public, or many people at once?',
  rationale: 'What everybody has seen cannot be taken back.',
  whenWrong: 'A page may be public in name only; a campaign may stay a draft.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'external-sink', risk: { move: 'raise', to: 'high', within: ['write'] } },
  cases: [
    {
      what: 'What the public sees',
      examples: ['Publish a blog post', 'Publish a site'],
      category: 'write',
      risk: 'high',
    },
  ],
  deeds: [...CHANGES, ...PUBLISHES],
  check: (reading) => reachOf(reading),
} satisfies Rule;

function reachOf(reading: ToolReading): Finding[] {
  const named = findNouns(reading, 'reaches-many-people', PUBLISHES, PUBLIC_REACH, {
    says: 'reaches the public or many people',
    indicates: INDICATES,
    isHead: false,
    verbs: VERBS,
  });
  return named.length > 0
    ? named
    : [...spreads(reading), ...createsPost(reading), ...sendsMany(reading), ...forEveryone(reading)].slice(0, 1);
}

/** To publish or to broadcast reaches many by itself, unless what is published goes from one machine to another. */
function spreads(reading: ToolReading): Finding[] {
  const action = reading.actions.find(
    (one) => SPREADS.has(one.verb) && one.place !== 'also' && CHANGES.includes(one.deed),
  );
  if (action === undefined || findInGroup(action.object, BETWEEN_MACHINES) !== null) return [];
  const message = `${shortName(reading.tool.name)} makes something public, or sends it to many people.`;
  return [
    finding('reaches-many-people', {
      message,
      strength: 'medium',
      indicates: INDICATES,
      evidence: [evidenceAt(reading, action.span)],
    }),
  ];
}

/** "Create a post on a social network": everybody may read it. */
function createsPost(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => one.place !== 'also' && one.deed === 'change' && CREATES.has(one.verb));
  if (action === undefined || findHead(action.object, POSTS) === null) return [];
  const isSocial =
    findInGroup(action.rest, NETWORKS) !== null || [...reading.server.words].some((word) => NETWORKS.has(word));
  if (!isSocial) return [];
  const message = `${shortName(reading.tool.name)} writes where everybody may read it.`;
  const evidence = [evidenceAt(reading, action.span)];
  return [finding('reaches-many-people', { message, strength: 'medium', indicates: INDICATES, evidence })];
}

/** "Send bulk SMS". */
function sendsMany(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => one.deed === 'send' && one.place !== 'also');
  const many = action === undefined ? null : isMany(reading, action);
  if (many === null) return [];
  const message = `${shortName(reading.tool.name)} sends to many people in one call.`;
  const evidence = [evidenceAt(reading, many)];
  return [finding('reaches-many-people', { message, strength: 'medium', indicates: INDICATES, evidence })];
}

/** "Push a message to every user of the app", "readable for anyone with the link". */
function forEveryone(reading: ToolReading): Finding[] {
  const isSent = reading.actions.some((one) => OPENS.has(one.deed) && VERBS_FOR_ALL.has(one.verb));
  if (!isSent) return [];
  return findStatement(reading, 'reaches-many-people', reading.statements.forEveryone, 'is for everybody', INDICATES);
}

const INDICATES: Indication = {
  facet: 'external-sink',
  risk: { move: 'raise', to: 'high', within: ['write'], because: 'one call reaches the public or many people' },
};

const VERBS = 'publish post send tweet announce broadcast reply launch email share upload notify schedule push'.split(
  ' ',
);
const SPREADS = wordSet('publish broadcast tweet announce');
const OPENS: ReadonlySet<string> = wordSet('send change');
const VERBS_FOR_ALL = wordSet(
  'send push post notify email message share publish broadcast announce make say release alert remind',
);
/** What is published to programs. */
const BETWEEN_MACHINES = group(
  'message, event, topic, mqtt, payload, record, queue, data, metric, draft, notification, branch, transaction, signal, command, package version, schema, state, telemetry',
);

const CREATES = wordSet('create make write add submit upload');
const POSTS = group('post, tweet, thread, toot, status, story, reel, short, video, pin');
const NETWORKS = group(
  'bluesky, twitter, x, mastodon, linkedin, facebook, instagram, reddit, threads, tiktok, youtube, pinterest, social media, tumblr, weibo, xiaohongshu, farcaster, nostr, medium',
);
