/**
 * Decides on one call for every pattern of a list, in a process of its own that can be ended where one blocks it. Reads
 * `{ "patterns": [...], "text": "..." }` from stdin, and prints a list of the outcomes under a rule of either kind.
 */
import { evaluate, NO_COUNTERS } from '../evaluate.ts';
import { re2Patterns } from '../re2.ts';
import type { Policy } from '../types.ts';

interface Task {
  readonly patterns: readonly string[];
  readonly text: string;
}

/** So many conditions ask the same, as the worst of policies would. */
const CONDITIONS = 20;

let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const { patterns, text }: Task = JSON.parse(input);
const circumstances = { counters: NO_COUNTERS, now: 0, patterns: re2Patterns() };
const outcomes = patterns.map((value) => {
  const conditions = Array.from({ length: CONDITIONS }, () => ({ path: 'args.text', op: 'regex' as const, value }));
  return (['require', 'deny_if'] as const).map((list) => {
    const policy: Policy = { version: '1', default: 'deny', tools: { pay: { [list]: [{ conditions }] } } };
    return evaluate(policy, { tool: 'pay', args: { text } }, circumstances).outcome;
  });
});
process.stdout.write(JSON.stringify(outcomes));
