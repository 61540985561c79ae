import { jsonPointer } from '../../json-pointer.ts';
import { placedConditions } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import { alternatives, patternStart } from '../pattern-start.ts';
import { passes } from '../probe.ts';
import type { PolicyLint } from '../types.ts';

export const looseDot: PolicyLint = {
  id: 'loose-dot',
  title: 'Dot that stands for any character',
  level: 'warning',
  why: 'In a pattern a plain dot is any character: ^https://api.example.com/ also matches https://apixexample.com/, which anybody can register.',
  fix: 'Write the dot as \\\\. in JSON: "^https://api\\\\.example\\\\.com/".',
  *find(linted) {
    for (const { path, condition } of placedConditions(linted.policy)) {
      const [, tool = '', list] = path.map(String);
      if (list !== 'require' || condition.op !== 'regex' || typeof condition.value !== 'string') continue;
      const probes = alternatives(condition.value).flatMap(otherHosts);
      const open = probes.find((probe) => passes(linted, tool, condition.path, probe));
      if (open === undefined) continue;
      yield {
        pointer: jsonPointer(...path),
        message: `${shownName(tool)} may be called with ${shownName(condition.path)} "${shownName(open)}".`,
      };
    }
  },
};

/** The beginning with its dots replaced by letters, with an end that most patterns take. */
function otherHosts(pattern: string): string[] {
  const { text, looseDots } = patternStart(pattern);
  const within = looseDots.filter((at) => /^[\w-]$/.test(text[at - 1] ?? '') && /^[A-Za-z]$/.test(text[at + 1] ?? ''));
  if (within.length === 0) return [];
  const other = [...text].map((char, at) => (within.includes(at) ? 'x' : char)).join('');
  return [other, `${other}/`, `${other}x`];
}
