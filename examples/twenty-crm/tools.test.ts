import { expect, test } from 'vitest';
import { TOOLS } from './tools.ts';

const names = TOOLS.map((tool) => tool.name);

test('lists 219 tools, each name once', () => {
  expect(names).toHaveLength(219);
  expect(new Set(names).size).toBe(219);
});

test.each([
  ['findMany', /^findMany[A-Z]/],
  ['findOne', /^findOne[A-Z]/],
  ['createOne', /^createOne[A-Z]/],
  ['createMany', /^createMany[A-Z]/],
  ['UpdateOne', /^UpdateOne[A-Z]/],
  ['deleteOne', /^deleteOne[A-Z]/],
  ['find…Duplicates', /^find[A-Z].*Duplicates$/],
])('lists 31 %s tools', (_family, pattern) => {
  expect(names.filter((name) => pattern.test(name))).toHaveLength(31);
});

test('types the body of createOneTask', () => {
  expect(TOOLS.find((tool) => tool.name === 'createOneTask')).toMatchObject({
    description: 'Create One task',
    inputSchema: {
      type: 'object',
      required: ['requestBody'],
      properties: {
        requestBody: {
          type: 'object',
          properties: {
            assigneeId: { type: 'string', format: 'uuid' },
            title: { type: 'string' },
            dueAt: { type: 'string', format: 'date-time' },
            status: { type: 'string', enum: ['TODO', 'IN_PROGRESS', 'DONE'] },
          },
        },
      },
    },
  });
});

test('asks an update for no field that only a new record needs', () => {
  const body = (name: string) => TOOLS.find((tool) => tool.name === name)?.inputSchema.properties?.requestBody;
  expect(body('createOneWorkflowRun')?.required).toEqual(['state']);
  expect(body('UpdateOneWorkflowRun')?.properties?.state).toEqual({ type: 'object' });
  expect(body('UpdateOneWorkflowRun')).not.toHaveProperty('required');
});

test('the usage instructions steer the model, as those of real servers do', () => {
  const last = TOOLS.at(-1);
  expect(last?.name).toBe('getUsageInstructions');
  expect(last?.description).toMatch(/^CALL THIS FIRST/);
});
