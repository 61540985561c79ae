import { finding, shortName, strengthOf } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import { DEED_CATEGORY } from '../words/deeds.ts';

export const hintDeniesAChange = {
  id: 'hint-denies-a-change',
  title: 'A hint denies the change',
  question: 'Does the server’s own hint call a tool read-only whose definition states a change?',
  rationale:
    'A client that trusts the hint calls the tool without asking anybody. The hint lowers nothing here; that it contradicts the text is worth a look, because one of the two is wrong.',
  whenWrong:
    'Some servers call a tool read-only that starts a search or draws a picture, and mean that nothing is kept.',
  references: ['https://modelcontextprotocol.io/specification/2025-06-18/server/tools'],
  indicates: {},
  check: (reading) =>
    reading.tool.annotations?.readOnlyHint === true && statesAChange(reading) ? [said(reading)] : [],
} satisfies Rule;

/** Everything it states strongly changes something: a tool that also says that it reads may well be right. */
function statesAChange(reading: ToolReading): boolean {
  const strong = reading.actions.filter((action) => strengthOf(reading, action) === 'strong');
  return strong.length > 0 && strong.every((action) => DEED_CATEGORY[action.deed] !== 'read');
}

function said(reading: ToolReading): Finding {
  return finding('hint-denies-a-change', {
    message: `The server’s own hint calls ${shortName(reading.tool.name)} read-only, and its definition states a change.`,
    strength: 'medium',
    indicates: { review: 'The server’s own hint says that it changes nothing, and its definition says that it does.' },
    evidence: [{ source: 'tool', pointer: '/annotations/readOnlyHint', part: 'value', start: 0, end: 4, text: 'true' }],
  });
}
