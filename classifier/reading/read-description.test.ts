import { describe, expect, it } from 'vitest';
import { toolOf } from '../corpus/ask-rule.ts';
import { readServer } from './read-server.ts';
import { readTool } from './read-tool.ts';

/** What the description alone states: verb and deed, in order. */
function deedsOf(description: string): string[] {
  const tool = toolOf('thing', description);
  return readTool(tool, readServer({ name: 'depot' }, [tool])).actions.map((one) => `${one.verb} ${one.deed}`);
}

describe('where a sentence has its verb', () => {
  it.each([
    ['a question', 'Who borrowed which crate', ['show look']],
    ['behind a circumstance', 'Given a crate, returns its weight', ['return look']],
    ['behind the tool’s name', 'Acme weighs crates for customs', ['weigh work-out']],
    ['behind what it is used for', 'Depot reset is used to delete the crates', ['delete delete']],
    ['behind the means', 'Uses a scale to weigh a crate', ['weigh work-out']],
    ['behind what it takes', 'Takes a URL and returns the crate', ['return look']],
    ['behind who is told to', 'Request the crane to move the crate', ['move change']],
    ['in the passive', 'A crate is added to the lorry', ['add change']],
    ['in a route', 'DELETE /crates/{id}', ['delete delete']],
    ['on both sides of its object', 'Takes a crate off the website', ['unpublish change']],
  ])('%s', (_, description, deeds) => {
    expect(deedsOf(description)).toEqual(deeds);
  });
});

describe('words that are verbs elsewhere', () => {
  it.each([
    ['Changes between two weighings'],
    ['Comments under a crate'],
    ['Posts scheduled for next week'],
    ['Records matching a filter'],
    ['Requests, bytes and errors of a day'],
    ['Pending orders'],
    ['All crates with their owners. To move one by hand use the crane.'],
  ])('%s: nothing is changed', (description) => {
    expect(deedsOf(description).filter((deed) => !/ (?:look|work-out)$/.test(deed))).toEqual([]);
  });

  it.each([
    ['Posts a message', ['post send']],
    ['Records the weight of a crate', ['record change']],
    ['Comments on a crate', ['comment send']],
  ])('%s: it does', (description, deeds) => {
    expect(deedsOf(description)).toEqual(deeds);
  });
});

describe('lists of actions', () => {
  it.each([
    ['Manage crates: list, seal or delete', ['list look', 'seal change', 'delete delete']],
    ['Manage crates (create, delete)', ['manage manage', 'create change', 'delete delete']],
    ['Depot tool. Supported operations: get, update', ['get look', 'update change']],
    ['Lists crates (open, sealed, lost)', ['list look']],
  ])('%s', (description, deeds) => {
    expect(deedsOf(description)).toEqual(deeds);
  });
});

describe('what is worked on and handed back', () => {
  it.each([
    ['Removes HTML tags from a text', ['remove work-out']],
    ['Merges two JSON objects', ['merge work-out']],
    ['Replaces a text in a document', ['replace change']],
    ['Removes a tag from a crate', ['remove change']],
  ])('%s', (description, deeds) => {
    expect(deedsOf(description)).toEqual(deeds);
  });
});

describe('what a text says that happens on the way', () => {
  it.each([
    ['Reserve a crane. The fee is charged to your account.', ['reserve pay']],
    ['Resets the depot. All data will be lost.', ['reset delete']],
    ['Deletes a crate. It can be restored for a week.', ['delete change']],
    ['Permanently deletes a crate. Consider moving it to the trash first.', ['delete delete']],
  ])('%s', (description, deeds) => {
    expect(deedsOf(description)).toEqual(deeds);
  });
});
