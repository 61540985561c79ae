import { describe, expect, it } from 'vitest';
import { judgeText } from './judge.ts';

const KEEP = { ignoreAnnotations: false };

function brief(text: string, options = KEEP): unknown[] {
  return judgeText(text, options).lines.map((line) =>
    'error' in line ? line.error : [line.server, line.name, line.category, line.risk],
  );
}

const archive = '{"server":"mail","name":"archive_thread","description":"Archive a thread"}';
const erase =
  '{"server":{"name":"mail","description":"A mail server"},"tool":"erase_thread","description":"Erase a thread"}';

describe('judgeText', () => {
  it('reads a tools/list answer, a whole message, an array and lines alike', () => {
    const tool = '{"name":"archive_thread","description":"Archive a thread","inputSchema":{"type":"object"}}';
    const expected = [[null, 'archive_thread', 'write', 'medium']];
    expect(brief(`{"tools":[${tool}]}`)).toEqual(expected);
    expect(brief(`{"jsonrpc":"2.0","id":1,"result":{"tools":[${tool}]}}`)).toEqual(expected);
    expect(brief(`[${tool}]`)).toEqual(expected);
    expect(brief(tool)).toEqual(expected);
    expect(brief(`\uFEFF\r\n${tool}\r\n\r\n${tool}\r\n`)).toEqual([...expected, ...expected]);
  });

  it('keeps the order of lines where servers alternate, and takes name or tool', () => {
    expect(
      brief(`${archive}\n{"server":"disk","name":"drop_database","description":"Drop a database"}\n${erase}`),
    ).toEqual([
      ['mail', 'archive_thread', 'write', 'medium'],
      ['disk', 'drop_database', 'destructive', 'critical'],
      ['mail', 'erase_thread', 'destructive', 'high'],
    ]);
  });

  it('puts an error in the place of a line that cannot be read, and counts it', () => {
    const { lines, failed } = judgeText(
      `${archive}\n{"name":\n[1]\n{"title":"x"}\n{"server":7,"name":"a"}\n${erase}`,
      KEEP,
    );
    expect(failed).toBe(4);
    expect(lines.map((line) => ('error' in line ? line.error.slice(0, 20) : line.name))).toEqual([
      'archive_thread',
      'line 2: not JSON (Un',
      'line 3: not an objec',
      'line 4: no "name"',
      'line 5: "server" is ',
      'erase_thread',
    ]);
  });

  it('reads a truncated answer as one line that is wrong', () => {
    expect(judgeText('{"tools":[{"name":"a"', KEEP)).toMatchObject({
      failed: 1,
      lines: [{ error: expect.stringContaining('line 1') }],
    });
  });

  it('takes null for absent and names like __proto__ for names', () => {
    const text =
      '{"server":null,"name":"__proto__","title":null,"description":null,"inputSchema":null,"annotations":null}';
    expect(brief(text)).toEqual([[null, '__proto__', 'unknown', 'unknown']]);
    const nested =
      '{"name":"get_note","inputSchema":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"object"}}}}';
    expect(brief(nested)).toEqual([[null, 'get_note', 'read', 'low']]);
  });

  it('lets a hint raise a read, and forgets the hint where it is asked to', () => {
    const text = '{"name":"get_note","description":"Get a note","annotations":{"readOnlyHint":false}}';
    expect(judgeText(text, KEEP).lines[0]).toMatchObject({ category: 'read', risk: 'medium', needsReview: true });
    expect(judgeText(text, { ignoreAnnotations: true }).lines[0]).toMatchObject({ risk: 'low', needsReview: false });
  });

  it('has nothing to say about nothing', () => {
    expect(judgeText('', KEEP)).toEqual({ lines: [], failed: 0 });
    expect(judgeText('{"tools":[]}', KEEP)).toEqual({ lines: [], failed: 0 });
  });
});
