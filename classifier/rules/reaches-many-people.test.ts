import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { reachesManyPeople } from './reaches-many-people.ts';

const CASES = [
  { case: 'is so', tool: toolOf('post_tweet', 'Post a tweet for everyone to see'), evidence: ['tweet'] },
  { case: 'is not so', tool: toolOf('post_note', 'Post a note to a colleague'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_tweets', 'List tweets'), evidence: [] },
  {
    case: 'is so of what is sent to all',
    tool: toolOf('tell', 'Push a message to every user of the app'),
    evidence: ['every user'],
  },
  { case: 'is so of what is sent in bulk', tool: toolOf('send_bulk_sms', 'Send SMS'), evidence: ['bulk'] },
  { case: 'is so of what is published', tool: toolOf('publish_entry', 'Publish an entry'), evidence: ['Publish'] },
  {
    case: 'is not so of what programs hear',
    tool: toolOf('publish_event', 'Publish an event to a topic'),
    evidence: [],
  },
  {
    case: 'is so of a post on a network',
    tool: toolOf('create_post', 'Create a post on Mastodon'),
    evidence: ['Create'],
  },
  {
    case: 'is not so of a post of a journal',
    tool: toolOf('create_post', 'Create a post in the journal'),
    evidence: [],
  },
];

describe('reaches-many-people', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(reachesManyPeople, tool)).toEqual(evidence);
  });
});
