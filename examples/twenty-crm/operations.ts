import type { FieldSchema } from './field-types.ts';
import { listOf } from './field-types.ts';
import type { RecordObject } from './objects/record-object.ts';
import { depth, paging, recordId } from './parameters.ts';

/** A tool as `tools/list` prints it. */
export interface ExampleTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: FieldSchema & { readonly type: 'object' };
}

/** The seven tools made from one kind of record, in the order they are listed. */
export function toolsFor(object: RecordObject): ExampleTool[] {
  return [
    findMany(object),
    createOne(object),
    createMany(object),
    findOne(object),
    deleteOne(object),
    updateOne(object),
    findDuplicates(object),
  ];
}

function findMany({ plural }: RecordObject): ExampleTool {
  return tool(
    `findMany${capital(plural)}`,
    `Returns one page of **${plural}**. Choose with **filter**, sort with **order_by**, size with **limit**, walk with **starting_after** or **ending_before**; **depth** brings related records along.`,
    paging,
    [],
  );
}

function createOne(object: RecordObject): ExampleTool {
  return tool(
    `createOne${capital(object.singular)}`,
    `Create One ${object.singular}`,
    { depth, requestBody: record(object) },
    ['requestBody'],
  );
}

function createMany(object: RecordObject): ExampleTool {
  return tool(
    `createMany${capital(object.plural)}`,
    `Create Many ${object.plural}`,
    { depth, requestBody: listOf(record(object)) },
    ['requestBody'],
  );
}

function findOne({ singular }: RecordObject): ExampleTool {
  return tool(
    `findOne${capital(singular)}`,
    `Returns one **${singular}** by its id; **depth** brings related records along.`,
    { id: recordId, depth },
    ['id'],
  );
}

function deleteOne({ singular }: RecordObject): ExampleTool {
  return tool(`deleteOne${capital(singular)}`, `Delete One ${singular}`, { id: recordId }, ['id']);
}

function updateOne(object: RecordObject): ExampleTool {
  const { required: _, ...body } = record(object);
  return tool(
    `UpdateOne${capital(object.singular)}`,
    `Update One ${object.singular}`,
    { id: recordId, depth, requestBody: body },
    ['id', 'requestBody'],
  );
}

function findDuplicates(object: RecordObject): ExampleTool {
  const requestBody: FieldSchema = {
    type: 'object',
    properties: { data: listOf(record(object)), ids: listOf(recordId) },
  };
  return tool(
    `find${capital(object.singular)}Duplicates`,
    `Returns stored **${object.plural}** that look like the ones given, as data or by id; **depth** brings related records along.`,
    { depth, requestBody },
    ['requestBody'],
  );
}

function record({ fields, required }: RecordObject): FieldSchema {
  return { type: 'object', properties: fields, ...(required && { required }) };
}

/** `required` is left out where it is empty: JSON Schema draft 4, which older clients check by, does not allow an empty one. */
function tool(
  name: string,
  description: string,
  properties: Readonly<Record<string, FieldSchema>>,
  required: readonly string[],
): ExampleTool {
  return { name, description, inputSchema: { type: 'object', properties, ...(required.length > 0 && { required }) } };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
