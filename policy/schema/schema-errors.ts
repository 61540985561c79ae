import type { z } from 'zod';
import { shownName } from '../visible-text.ts';
import { nearest } from './nearest.ts';

/** What is wrong with a value, in words, with the value itself; undefined where the words of the schema say it already. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys' || issue.code === 'custom') return undefined;
  const expected = describeExpected(issue);
  if (issue.input === undefined) return `is missing; it must be ${expected}`;
  return `must be ${expected}, not ${showValue(issue.input)}${describeMeant(issue)}`;
}

/** A value in one short line: text and numbers as in JSON, of everything else its kind. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return value.some(isNested) ? 'a list that holds a list or an object' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return `"${shownName(value)}"`;
  return String(value);
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function describeExpected(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[String(issue.expected)] ?? String(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'string' ? ' character' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return 'the path of an argument, such as args.amount or args.order.amount';
    default:
      return 'a text, a number, true, false, null or a list of these';
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function describeMeant(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string' || issue.values.length === 1) return '';
  const meant = nearest(issue.input, issue.values.map(String));
  return meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
}
