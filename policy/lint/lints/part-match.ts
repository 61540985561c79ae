import { jsonPointer } from '../../json-pointer.ts';
import { placedConditions } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import { alternatives, patternStart } from '../pattern-start.ts';
import { passes } from '../probe.ts';
import type { PolicyLint } from '../types.ts';

export const partMatch: PolicyLint = {
  id: 'part-match',
  title: 'Matches anywhere in the text',
  level: 'warning',
  why: 'regex and contains look for their text anywhere. A requirement that wants "example.com" is met by "https://evil.test/?example.com" too.',
  fix: 'Let the pattern begin with ^ and end with $; of several alternatives each, or all of them in a group: ^(?:one|two)$.',
  *find(linted) {
    for (const { path, condition } of placedConditions(linted.policy)) {
      const [, tool = '', list] = path.map(String);
      if (list !== 'require' || typeof condition.value !== 'string') continue;
      const open = condition.op === 'regex' ? openText(condition.value) : containedText(condition.op, condition.value);
      if (open === null || !passes(linted, tool, condition.path, `${ELSEWHERE}${open}`)) continue;
      yield {
        pointer: jsonPointer(...path),
        message: `${shownName(tool)} may be called with ${shownName(condition.path)} "${ELSEWHERE}${shownName(open)}".`,
      };
    }
  },
};

/** What stands before the text that is looked for. */
const ELSEWHERE = 'https://evil.test/?';

/** A text that an alternative without an anchor matches wherever it stands; null where all are anchored, or none has a plain text. */
function openText(pattern: string): string | null {
  const open = alternatives(pattern)
    .map(patternStart)
    .find(({ isAnchored, text }) => !isAnchored && text !== '');
  return open?.text ?? null;
}

/** Of words alone, contains is most likely meant: what holds a dot, a slash or an at sign is the name of a place. */
function containedText(op: string, value: string): string | null {
  return op === 'contains' && /[./@\\]/.test(value) ? value : null;
}
