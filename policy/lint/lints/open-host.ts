import { jsonPointer } from '../../json-pointer.ts';
import { placedConditions } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import { alternatives, patternStart } from '../pattern-start.ts';
import { passes } from '../probe.ts';
import type { PolicyLint } from '../types.ts';

export const openHost: PolicyLint = {
  id: 'open-host',
  title: 'Host that does not end',
  level: 'warning',
  why: 'A pattern that stops within the host also matches longer hosts: ^https://example\\.com lets https://example.com.evil.test through, and https://example.com@evil.test.',
  fix: 'Let the host end in a slash: ^https://example\\.com/.',
  *find(linted) {
    for (const { path, condition } of placedConditions(linted.policy)) {
      const [, tool = '', list] = path.map(String);
      if (list !== 'require' || condition.op !== 'regex' || typeof condition.value !== 'string') continue;
      const probes = alternatives(condition.value).flatMap(longerHosts);
      const open = probes.find((probe) => passes(linted, tool, condition.path, probe));
      if (open === undefined) continue;
      yield {
        pointer: jsonPointer(...path),
        message: `${shownName(tool)} may be called with ${shownName(condition.path)} "${shownName(open)}".`,
      };
    }
  },
};

function longerHosts(pattern: string): string[] {
  const { text } = patternStart(pattern);
  if (!/^https?:\/\/[^/?#]+$/.test(text)) return [];
  return [`${text}.evil.test/`, `${text}@evil.test/`];
}
