import { finding, parameterEvidence } from '../findings.ts';
import { readOutputs } from '../reading/read-parameters.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const answersWithSecrets = {
  id: 'answers-with-secrets',
  title: 'Answers with secrets',
  question: 'Does its output schema have a field for a key, a password or an access token?',
  rationale:
    'What the answer holds reaches the model’s context and every tool that is called after it, whether or not the description speaks of it.',
  whenWrong: 'The field may hold a masked value, or a name for a secret that is kept elsewhere.',
  references: ['https://cwe.mitre.org/data/definitions/200.html'],
  indicates: { facet: 'credentials', risk: { move: 'raise', to: 'high', within: ['read'] } },
  check: (reading) => secretsIn(reading),
} satisfies Rule;

function secretsIn(reading: ToolReading): Finding[] {
  const schema = reading.tool.outputSchema;
  if (schema === undefined) return [];
  const secrets = readOutputs(schema).filter((field) => field.roles.includes('secret'));
  if (secrets.length === 0) return [];
  const names = [...new Set(secrets.map((field) => field.name))].slice(0, MAX_NAMED);
  return [
    finding('answers-with-secrets', {
      message: `Its answer has a field for a secret: ${names.join(', ')}.`,
      strength: 'medium',
      indicates: {
        facet: 'credentials',
        risk: { move: 'raise', to: 'high', within: ['read'], because: 'its answer has a field for a secret' },
      },
      evidence: secrets.slice(0, MAX_NAMED).map(parameterEvidence),
    }),
  ];
}

/** More names than this make no sentence. */
const MAX_NAMED = 3;
