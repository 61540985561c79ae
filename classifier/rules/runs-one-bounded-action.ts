import { evidenceAt, finding, shortName } from '../findings.ts';
import { findHead, findInGroup } from '../reading/matching.ts';
import type { Action, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { DEED_CATEGORY } from '../words/deeds.ts';
import { SMALL_RUNS } from '../words/nouns-of-running.ts';
import { group } from '../words/word-group.ts';

export const runsOneBoundedAction = {
  id: 'runs-one-bounded-action',
  title: 'Runs one bounded action',
  question: 'Is what it runs one fixed action, with no code, command or free configuration in it?',
  rationale: 'A click, a build or a played song does one known thing, however often it is called.',
  whenWrong: 'The page behind the click decides what the click does.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { risk: { move: 'lower', to: 'medium', within: ['execute'] } },
  terms: [
    {
      term: 'Bounded',
      means: 'one named action, with no code, command, query or free configuration among its parameters',
    },
  ],
  cases: [
    {
      what: 'One fixed action',
      examples: ['Run the tests', 'Build the project', 'Play a song'],
      category: 'execute',
      risk: 'medium',
    },
    { what: 'Cancel what runs', examples: ['Cancel a running job'], category: 'execute', risk: 'medium' },
  ],
  check: (reading) => boundedActionOf(reading),
} satisfies Rule;

/** Building, testing and playing are bounded by what lies there; deploying and restarting take others along. */
const BOUNDED_VERBS = new Set(
  'build test compile benchmark bench train cancel abort play skip render crawl recrawl reindex refresh vacuum bundle package transcode transpile preprocess reprocess retrain retry rerun interrupt spider boot wake step bisect intercept'.split(
    ' ',
  ),
);

function boundedActionOf(reading: ToolReading): Finding[] {
  const isFree = reading.parameters.some((one) =>
    one.roles.some((role) => role === 'code' || role === 'command' || role === 'query'),
  );
  if (isFree) return [];
  const running = reading.actions.filter((one) => DEED_CATEGORY[one.deed] === 'execute');
  const action = running.find((one) => isBounded(one));
  if (action === undefined || running.some((one) => takesAnything(reading, one))) return [];
  const because = 'it runs one bounded action';
  return [
    finding('runs-one-bounded-action', {
      message: `${shortName(reading.tool.name)} runs one bounded action.`,
      strength: 'medium',
      indicates: { risk: { move: 'lower', to: 'medium', within: ['execute'], because } },
      evidence: [evidenceAt(reading, action.span)],
    }),
  ];
}

/** "Run any model", "Sends Ruby code": what is run is for the caller to choose. */
function takesAnything(reading: ToolReading, one: Action): boolean {
  if (one.place !== 'description' || one.deed !== 'run') return false;
  const { span } = one;
  const at = reading.text.findIndex((token) => token.start === span.start);
  return (
    reading.text.slice(at + 1, at + 3).some((token) => token.word === 'any' || token.word === 'arbitrary') ||
    findHead(one.object, FREE) !== null
  );
}

const FREE = group('code, ruby code, python code, lua code, javascript code, script');

const isBounded = (one: Action): boolean =>
  DEEDS.has(one.deed) ||
  BOUNDED_VERBS.has(one.verb) ||
  (one.deed === 'delegate' && isQuestion(one)) ||
  ((one.deed === 'control' || one.verb === 'launch') && findInGroup(one.object, SMALL_RUNS) !== null) ||
  (ENDS.has(one.verb) && findInGroup(one.object, ENDED) !== null) ||
  (one.verb === 'run' && findHead(one.object, APPS) !== null) ||
  one.object.some((token) => NAMED.has(token.word));

const DEEDS: ReadonlySet<string> = new Set(['drive', 'generate', 'log-in']);
/** What was running is stopped, and nothing else with it; who kills a process may take others along. */
const ENDS = new Set(['stop', 'pause', 'unblock', 'interrupt']);
const ENDED = group(
  'job, run, pipeline, workflow, crawl, scan, build, execution, render, prediction, generation, simulation, training, test run, task run, script',
);
const APPS = group('app, application, game, simulator, playtest, preview');
/** A question is answered; a task that is handed over may be anything. */
const isQuestion = (one: Action): boolean => ASKS.has(one.verb) || findInGroup(one.object, QUESTIONS) !== null;
const ASKS = new Set(['ask', 'query', 'consult', 'chat', 'message', 'talk', 'prompt', 'say']);
const QUESTIONS = group('message, question, prompt, query');
/** What is run was written before, and not by the caller. */
const NAMED = new Set([
  'predefined',
  'preset',
  'saved',
  'preconfigured',
  'built-in',
  'test',
  'tests',
  'suite',
  'build',
  'lint',
  'linter',
  'benchmark',
  'inference',
]);
