import { jsonPointer } from '../../json-pointer.ts';
import { placedConditions } from '../../placed-rules.ts';
import { shownName } from '../../visible-text.ts';
import { alternatives, patternStart } from '../pattern-start.ts';
import { passes } from '../probe.ts';
import type { PolicyLint } from '../types.ts';

export const wayUp: PolicyLint = {
  id: 'way-up',
  title: 'Folder that can be left again',
  level: 'warning',
  why: 'A path that begins with the folder may go on with "..": /srv/docs/../../etc/passwd begins with /srv/docs/ and lies elsewhere.',
  fix: 'Add a deny_if that refuses paths with a ".." in them: { "path": "args.path", "op": "contains", "value": ".." }.',
  *find(linted) {
    for (const { path, condition } of placedConditions(linted.policy)) {
      const [, tool = '', list] = path.map(String);
      if (list !== 'require' || condition.op !== 'regex' || typeof condition.value !== 'string') continue;
      const probes = alternatives(condition.value).flatMap(waysUp);
      const open = probes.find((probe) => passes(linted, tool, condition.path, probe));
      if (open === undefined) continue;
      yield {
        pointer: jsonPointer(...path),
        message: `${shownName(tool)} may be called with ${shownName(condition.path)} "${shownName(open)}".`,
      };
    }
  },
};

function waysUp(pattern: string): string[] {
  const { text, isAnchored } = patternStart(pattern);
  if (!isAnchored || !/^(?:\/|[A-Za-z]:[\\/]|\.{1,2}\/)[^/\\]/.test(text)) return [];
  const separator = text.includes('\\') ? '\\' : '/';
  const folder = text.endsWith(separator) ? text : `${text}${separator}`;
  return [`${folder}..${separator}..${separator}etc${separator}passwd`, `${folder}../../etc/passwd`];
}
