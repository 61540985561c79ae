import { Command, InvalidArgumentError } from 'commander';
import type { ExitCode } from '../../exit.ts';
import type { ExplainFlags, UsedCounter } from '../../policy/explain-call.ts';

export function policyExplainCommand(finish: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description('Say what a policy.json does with one call, which rule decides and why.')
    .argument('<file>', 'the policy.json; "-" reads standard input')
    .argument(
      '<call>',
      'a file with the call: { "name", "arguments" } or a JSON-RPC message of tools/call; "-" reads standard input',
    )
    .option(
      '--used <counter/window=n>',
      'how often a counter was used in its present window, such as pay_rate/minute=30; may be given again',
      (text: string, before: readonly UsedCounter[] = []) => [...before, usedCounter(text)],
    )
    .option('--at <time>', 'when the call is made, such as 2026-01-31T12:00:00Z (default: now)', timeOf)
    .option('--approved', 'a person has approved this very call')
    .option('--json', 'print the decision as JSON')
    .addHelpText('after', EPILOGUE)
    .action(async (file: string, call: string, flags: ExplainFlags) => {
      const { explainCall } = await import('../../policy/explain-call.ts');
      finish(await explainCall(file, call, flags));
    });
}

function usedCounter(text: string): UsedCounter {
  // The name of a counter may hold slashes and equals signs of its own.
  const [, counter, window, used] = /^(.+)\/(minute|hour|day)=(\d{1,15})$/s.exec(text) ?? [];
  if (counter === undefined || (window !== 'minute' && window !== 'hour' && window !== 'day')) {
    throw new InvalidArgumentError('It must be a counter, its window and a number, such as pay_rate/minute=30.');
  }
  return { counter, window, used: Number(used) };
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('It must be a time such as 2026-01-31T12:00:00Z.');
  return time;
}

const EPILOGUE = `
The decision is that of the gateway: both run the same evaluation. Exit codes: 0 whatever the decision; 1 the policy or the call
cannot be read; 2 wrong usage.

Examples:
  toolrisk policy explain policy.json call.json
  echo '{"name":"createOneTask","arguments":{}}' | toolrisk policy explain policy.json - --used createonetask_rate/minute=30`;
