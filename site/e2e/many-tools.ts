import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** So many that the page of their server shows the beginning of its policy alone, and the files of clients whole. */
export const MANY_TOOLS = 340;

/** A saved answer of a server of many tools, all of them limited. */
export async function writeManyTools(folder: string): Promise<string> {
  const file = join(folder, 'many-tools.json');
  const tools = Array.from({ length: MANY_TOOLS }, (_, index) => ({
    name: gaugeName(index + 1),
    description: 'Updates the value of one gauge.',
    inputSchema: { type: 'object', properties: { value: { type: 'number' } } },
  }));
  await writeFile(file, JSON.stringify({ tools }));
  return file;
}

/** @param number from 1 */
export function gaugeName(number: number): string {
  return `update_gauge_${String(number).padStart(3, '0')}`;
}
