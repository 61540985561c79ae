import { describe, expect, it } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

const SLUGS = ['acme-server-filesystem', 'filesystem-secure-pro', 'twenty-crm', 'slack', 'mail'];

describe('didYouMean', () => {
  it.each([
    ['a typing error', 'twnty-crm', '; did you mean twenty-crm?'],
    ['capitals', 'Twenty-CRM', '; did you mean twenty-crm?'],
    ['a part, the shortest first', 'filesystem', '; did you mean filesystem-secure-pro or acme-server-filesystem?'],
    ['letters that are no word', 'ail', '; did you mean mail?'],
    ['nothing like it', 'jira', ''],
    ['nothing', '', ''],
    ['a text far too long', 'mail'.repeat(100_000), ''],
  ])('%s', (_, text, expected) => {
    expect(didYouMean(text, SLUGS)).toBe(expected);
  });

  it('knows tools of a server, and shows no name as it came', () => {
    expect(didYouMean('crm/createTsk', ['crm/createTask', 'crm/deleteTask'])).toBe('; did you mean crm/createTask?');
    expect(didYouMean('mai', ['mail\u202e'])).not.toContain('\u202e');
  });

  it('names three at most', () => {
    expect(didYouMean('a', ['a-1', 'a-2', 'a-3', 'a-4'])).toBe('; did you mean a-1 or a-2 or a-3?');
  });
});
