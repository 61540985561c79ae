import { describe, expect, it } from 'vitest';
import { judgeText } from './judge.ts';
import { judgeStream } from './judge-stream.ts';

const KEEP = { ignoreAnnotations: false };

const archive = '{"server":"mail","name":"archive_thread","description":"Archive a thread – gently"}';
const wipe = '{"server":"disk","name":"drop_database","description":"Drop a database"}';
const erase =
  '{"server":{"name":"mail","description":"A mail server"},"tool":"erase_thread","description":"Erase a thread"}';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function judged(text: string, size: number): Promise<{ output: string; failed: number }> {
  let output = '';
  const { failed } = await judgeStream(cut(text, size), KEEP, async (written) => {
    output += written;
  });
  return { output, failed };
}

function brief(output: string): unknown[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
    .map((line) => line.error ?? [line.server, line.name, line.risk]);
}

describe('judgeStream', () => {
  it('keeps the order of lines where servers alternate', async () => {
    const { output, failed } = await judged(`${archive}\n${wipe}\n${erase}\n`, 1_000);
    expect(brief(output)).toEqual([
      ['mail', 'archive_thread', 'medium'],
      ['disk', 'drop_database', 'critical'],
      ['mail', 'erase_thread', 'high'],
    ]);
    expect(failed).toBe(0);
  });

  it.each([
    ['lines', `${archive}\n${wipe}\n\n${erase}`],
    ['lines of another system, behind a byte order mark', `\uFEFF\r\n${archive}\r\n${wipe}\r\n`],
    ['lines of which some cannot be read', `${archive}\n{"name":\n[1]\n{"title":"x"}\n${erase}\n`],
    ['a first line that cannot be read', `{"name":\n${archive}`],
    ['an answer', `{"tools":[${archive},${wipe}]}`],
    ['an answer in one line', `{"tools":[${archive},${wipe}]}\n\n`],
    ['an answer in many lines', JSON.stringify({ result: { tools: [JSON.parse(archive)] } }, null, 2)],
    ['an array', `[${archive},\n${wipe}]`],
    ['one tool', archive],
    ['nothing', ''],
  ])('gives for %s what a text gives, wherever it is cut', async (_, text) => {
    const { lines, failed } = judgeText(text, KEEP);
    const expected = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    for (const size of [1, 7, 83, 10_000]) expect(await judged(text, size)).toEqual({ output: expected, failed });
  });

  it('waits until what it wrote was taken', async () => {
    const row = (index: number) => `{"server":"s${index % 3}","name":"delete_${index}","description":"Deletes a row"}`;
    const text = Array.from({ length: 3_000 }, (_, index) => row(index)).join('\n');
    let underWay = 0;
    const written: string[] = [];
    await judgeStream(cut(text, 4_096), KEEP, async (part) => {
      underWay += 1;
      await Promise.resolve();
      expect(underWay).toBe(1);
      underWay -= 1;
      written.push(part);
    });
    expect(written.length).toBeGreaterThan(1);
    expect(written.join('').split('\n').length).toBe(3_001);
  });
});
