import { expect, test } from 'vitest';
import { missingArguments } from './missing-arguments.ts';

test.each([
  ['Usage: tracker-files <allowed-directory> [more-directories...]', ['/tmp']],
  ['usage:\n  tracker --token <token> [--port <port>]', ['--token', 'sk_placeholder']],
  ['Usage: tracker <source-url> <output-dir>', ['https://placeholder.example.com', '/tmp']],
  ['Usage: tracker [options] <command>', []],
  [
    'Please provide a database URL as a command-line argument',
    ['postgres://user:placeholder@localhost:5432/placeholder'],
  ],
  ["error: missing required argument 'path'", ['/tmp']],
  ["error: required option '-k, --api-key <key>' not specified", ['--api-key', 'sk_placeholder']],
  [
    'Missing required arguments: organization, api-url',
    ['--organization', 'placeholder', '--api-url', 'https://placeholder.example.com'],
  ],
  ['Error: The following required arguments are missing:\n  - token (--token | -t)', ['--token', 'sk_placeholder']],
  ['Commands:\n  tracker stdio  Start over stdio\n  tracker http   Start over HTTP', ['stdio']],
  ['COMMANDS\n  whoami\n  start', ['start']],
  ["Error: Unknown command: undefined. Expected 'init' or 'run'.", ['run']],
  ['[2] Usage: tracker-proxy <https://server-url> [port]', ['https://placeholder.example.com']],
  ['Not enough non-option arguments: got 0, need at least 1', []],
  ['It started. Nothing is missing.', []],
])('%j', (text, args) => {
  expect(missingArguments(text, [])).toEqual(args);
});

test('what was given is not asked for again', () => {
  expect(missingArguments('Usage: tracker <folder>', ['/tmp'])).toEqual([]);
  expect(missingArguments("error: required option '--token <t>' not specified", ['--token', 'x'])).toEqual([]);
  expect(missingArguments('Commands:\n  start', ['start'])).toEqual([]);
});

test('a megabyte of usage is read in no time, and gives few arguments', () => {
  const usage = `Usage: tracker ${Array.from({ length: 50_000 }, (_, index) => `<a${index}>`).join(' ')}\n`.repeat(50);
  expect(missingArguments(usage, []).length).toBeLessThanOrEqual(6);
  expect(missingArguments(`Usage: ${'['.repeat(1_000_000)}`, [])).toEqual([]);
});
