import { spanOf, statesDeed } from '../ask.ts';
import { evidenceAt, finding, parameterEvidence, shortName } from '../findings.ts';
import { findInGroup } from '../reading/matching.ts';
import { readNameTokens } from '../reading/read-tokens.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { HOSTS } from '../words/nouns-of-running.ts';
import { group } from '../words/word-group.ts';

export const commandsAHost = {
  id: 'commands-a-host',
  title: 'Commands a host',
  question: 'Does it run arbitrary commands on a machine or as an administrator?',
  rationale: 'A free command on a host is everything the host can do.',
  whenWrong: 'A tool that runs one named program with free arguments looks the same.',
  references: [
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { facet: 'code', risk: { move: 'raise', to: 'critical', within: ['execute'] } },
  cases: [
    {
      what: 'Any command on a machine',
      examples: ['Run a shell command'],
      parameters: { command: { type: 'string' } },
      category: 'execute',
      risk: 'critical',
    },
  ],
  deeds: ['run'],
  check: (reading) => commandOf(reading),
} satisfies Rule;

/** A scan of a host commands nothing on it. */
const PROBES = new Set(['scan', 'probe', 'sweep', 'attack', 'test']);

/** Both are wanted: a parameter that is the command, and a word of a shell or a host, or no limit in sight. */
function commandOf(reading: ToolReading): Finding[] {
  if (!statesDeed(reading, ['run'])) return [];
  const command = reading.parameters.find(
    (parameter) => parameter.roles.includes('command') && parameter.choices.length === 0,
  );
  const words = reading.actions
    .filter((action) => action.deed === 'run' && !PROBES.has(action.verb))
    .flatMap((action) => [...action.object, ...action.rest]);
  if (reading.statements.sandboxed !== null || words.some((token) => token.word === 'against')) return [];
  const all = [...words, ...readNameTokens(reading.tool.name, '/name')];
  const host = findInGroup(all, HOSTS) ?? (findInGroup(all, COMMANDS) === null ? null : findInGroup(all, COMPUTERS));
  if (host === null || (command === undefined && reading.parameters.length > 0)) return [];
  const evidence = [evidenceAt(reading, spanOf(host)), ...(command === undefined ? [] : [parameterEvidence(command)])];
  const because = 'it runs arbitrary commands on a host';
  return [
    finding('commands-a-host', {
      message: `${shortName(reading.tool.name)} runs commands on a host.`,
      strength: 'strong',
      indicates: { facet: 'code', risk: { move: 'raise', to: 'critical', within: ['execute'], because } },
      evidence,
    }),
  ];
}

/** A machine that commands are run on; other things are run on it too. */
const COMPUTERS = group('vm, virtual machine, server, machine, computer, instance, remote machine, guest, node');
const COMMANDS = group('command');
