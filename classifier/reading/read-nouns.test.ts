import { describe, expect, it } from 'vitest';
import { classifyServer } from '../classify.ts';
import { toolOf } from '../corpus/ask-rule.ts';

const server = { name: 'workbench' };

function categoryOf(name: string, description = ''): string | undefined {
  return classifyServer(server, [toolOf(name, description)])[0]?.category;
}

describe('a definition without a verb', () => {
  it.each([
    ['stock_price', '', 'read'],
    ['currency_converter', '', 'read'],
    ['browser_tabs', '', 'read'],
    ['file_writer', '', 'write'],
    ['image_generator', '', 'execute'],
    ['docker_rm', '', 'destructive'],
    ['sweep', 'Removal of items from the store', 'destructive'],
    ['headlines', 'Latest headlines by topic', 'read'],
    ['finder', 'Full text search over articles', 'read'],
    ['memory', '', 'unknown'],
    ['blorp', 'Blorp flarn', 'unknown'],
    ['thing', 'Complete removal of an account', 'destructive'],
    ['thing', 'Scheduled sending of a message', 'write'],
    ['thing', 'Instant transfer between wallets', 'financial'],
    ['thing', 'Server shutdown', 'execute'],
    ['thing', 'Latest release', 'read'],
    ['thing', 'Everything about a crate: owner, weight', 'read'],
    ['moisture', 'Moisture of a field at three depths', 'read'],
    ['index', 'Forced refresh of an index', 'execute'],
    ['thing', 'Exchange rate of a currency', 'read'],
    ['thing', 'Exchange a token for a coin', 'financial'],
    ['thing', 'Zap the item', 'write'],
    ['thing', 'Pledge to a circle', 'write'],
    ['thing', 'Park the vehicle', 'execute'],
  ])('%s %j is %s', (name, description, category) => {
    expect(categoryOf(name, description)).toBe(category);
  });

  it('is not sure of what a noun alone says', () => {
    const [answer] = classifyServer(server, [toolOf('stock_price')]);
    expect(answer).toMatchObject({ confidence: 0.72, needsReview: true });
  });
});

describe('sentences that name the tool before they say what it does', () => {
  it.each([
    ['Provides the ability to delete records', 'destructive'],
    ['A simple tool for adding two numbers', 'read'],
    ['Responsible for creating users', 'write'],
    ['Page tool to perform actions like create page, get current page', 'write'],
    ['Use this as the primary tool to list the log buckets. Log buckets are containers', 'read'],
    ['Creating an issue in the tracker', 'write'],
    ['It takes the following arguments: text', 'unknown'],
  ])('%j is %s', (description, category) => {
    expect(categoryOf('thing', description)).toBe(category);
  });
});

describe('verbs of two words', () => {
  it.each([
    ['Tear down the environment', 'destructive'],
    ['Kick off a build', 'execute'],
    ['Roll back a release', 'execute'],
    ['Turn on the coffee machine', 'execute'],
    ['Log out of the current account', 'write'],
    ['Find out the capital of a country', 'read'],
  ])('%j is %s', (description, category) => {
    expect(categoryOf('thing', description)).toBe(category);
  });

  it.each([
    ['log_out', 'write'],
    ['mark_as_read', 'write'],
    ['mail_move_to_trash', 'write'],
    ['shut_down_host', 'execute'],
  ])('%s is %s', (name, category) => {
    expect(categoryOf(name)).toBe(category);
  });
});
