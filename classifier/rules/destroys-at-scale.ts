import { ENDS, findNouns, findStatement, isMany } from '../ask.ts';
import { evidenceAt, finding, shortName } from '../findings.ts';
import type { Span, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { translateNoun } from '../words/languages/index.ts';
import { ALL, WHOLE_CONTAINERS } from '../words/nouns-of-scale.ts';

export const destroysAtScale = {
  id: 'destroys-at-scale',
  title: 'Destroys at scale',
  question: 'Does one call destroy a whole container, or many records at once?',
  rationale: 'The worst call of a server is often the one that takes the container with all that is in it.',
  whenWrong: 'A container may be empty; the definition cannot know.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'bulk', risk: { move: 'raise', to: 'critical', within: ['destructive'] } },
  terms: [
    {
      term: 'Many at once',
      means:
        'the definition says all, bulk, a batch or a list of records; or the object is a container of users’ things: a database, an organisation, a project, a workspace, a cluster, a repository, a bucket, a folder with all below it',
    },
  ],
  cases: [
    {
      what: 'A container with all that is in it, or all records',
      examples: ['Delete a database', 'Delete a repository', 'Delete all messages'],
      category: 'destructive',
      risk: 'critical',
    },
  ],
  deeds: ENDS,
  check: (reading) => [...containerOf(reading), ...manyOf(reading), ...recursiveOf(reading)],
} satisfies Rule;

function containerOf(reading: ToolReading): Finding[] {
  if (reading.statements.emptyOnly !== null) return [];
  const because = 'it destroys a whole container of things';
  return findNouns(reading, 'destroys-at-scale', ENDS, WHOLE_CONTAINERS, {
    says: 'destroys a whole container of things',
    indicates: { facet: 'bulk', risk: { move: 'raise', to: 'critical', within: ['destructive'], because } },
    isHead: true,
  });
}

/** "Recursively destroys a dataset with its children". */
function recursiveOf(reading: ToolReading): Finding[] {
  if (!reading.actions.some((one) => one.deed === 'delete' && one.place !== 'also')) return [];
  return findStatement(reading, 'destroys-at-scale', reading.statements.recursive, 'takes what lies inside along', {
    facet: 'bulk',
    risk: { move: 'raise', to: 'critical', within: ['destructive'], because: 'it takes what lies inside along' },
  });
}

function manyOf(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => ENDS.includes(one.deed) && one.place !== 'also');
  const many = action === undefined ? null : isMany(reading, action);
  if (many === null) return [];
  return [
    finding('destroys-at-scale', {
      message: `${shortName(reading.tool.name)} destroys many records at once.`,
      // “All” leaves nothing; “several” may be two, and yields to a strong reason that lowers, such as the assistant’s own notes.
      strength: isAll(reading, many) ? 'strong' : 'medium',
      indicates: {
        facet: 'bulk',
        risk: { move: 'raise', to: 'critical', within: ['destructive'], because: 'it destroys many records at once' },
      },
      evidence: [evidenceAt(reading, many)],
    }),
  ];
}

function isAll(reading: ToolReading, many: Span): boolean {
  const word = evidenceAt(reading, many).text.toLowerCase();
  return ALL.has(word) || ALL.has(translateNoun(word) ?? '');
}
