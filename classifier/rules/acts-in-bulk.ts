import { CHANGES, ENDS, isMany } from '../ask.ts';
import { evidenceAt, finding, parameterEvidence, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';

export const actsInBulk = {
  id: 'acts-in-bulk',
  title: 'Acts in bulk',
  question: 'Does one call change many records?',
  rationale: 'A mistake is made as many times as there are records.',
  whenWrong: 'A list may hold one.',
  references: ['https://genai.owasp.org/llmrisk/llm062025-excessive-agency/'],
  indicates: { facet: 'bulk' },
  check: (reading) => bulkOf(reading),
} satisfies Rule;

function bulkOf(reading: ToolReading): Finding[] {
  const action = reading.actions.find((one) => CHANGES.includes(one.deed) || ENDS.includes(one.deed));
  if (action === undefined) return [];
  const many = isMany(reading, action);
  const list = reading.parameters.find((one) => one.roles.includes('bulk'));
  if (many === null && list === undefined) return [];
  const evidence = many !== null ? [evidenceAt(reading, many)] : list !== undefined ? [parameterEvidence(list)] : [];
  const message = `${shortName(reading.tool.name)} acts on many records in one call.`;
  return [finding('acts-in-bulk', { message, strength: 'medium', indicates: { facet: 'bulk' }, evidence })];
}
