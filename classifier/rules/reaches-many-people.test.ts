import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { reachesManyPeople } from './reaches-many-people.ts';

const CASES = [
  { case: 'is so', tool: toolOf('post_tweet', 'Post a tweet for everyone to see'), evidence: ['tweet'] },
  { case: 'is not so', tool: toolOf('post_note', 'Post a note to a colleague'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_tweets', 'List tweets'), evidence: [] },
];

describe('reaches-many-people', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(reachesManyPeople, tool)).toEqual(evidence);
  });
});
