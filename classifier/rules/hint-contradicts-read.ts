import { finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const hintContradictsRead = {
  id: 'hint-contradicts-read',
  title: 'Says that it changes something',
  question: 'Does the server’s own hint say that a tool is not read-only?',
  rationale:
    'A hint from the server may raise a risk and never lowers one: nothing keeps a server from calling a deletion read-only.',
  whenWrong: 'Some servers set no hint, and the libraries write false for them.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: { risk: { move: 'raise', to: 'medium', within: ['read'] } },
  check: (reading) => hintOf(reading),
} satisfies Rule;

function hintOf(reading: ToolReading): Finding[] {
  if (reading.tool.annotations?.readOnlyHint !== false) return [];
  const because = 'the server’s own hint says that it is not read-only';
  return [
    finding('hint-contradicts-read', {
      message: `The server’s own hint says that ${shortName(reading.tool.name)} is not read-only.`,
      strength: 'medium',
      indicates: {
        risk: { move: 'raise', to: 'medium', within: ['read'], because },
        review: 'It reads like a read, and the server’s own hint says that it is not.',
      },
      evidence: [
        { source: 'tool', pointer: '/annotations/readOnlyHint', part: 'value', start: 0, end: 5, text: 'false' },
      ],
    }),
  ];
}
