import { describe, expect, it } from 'vitest';
import { halfOf } from './halves.ts';
import { languageOf } from './language.ts';

describe('halfOf', () => {
  it('never moves a server: a rule that was checked on it would have been developed on it', () => {
    expect(['desk', 'cellar', 'mail', 'lantern', 'orchard', null].map(halfOf)).toEqual(EXPECTED);
  });

  it('splits many servers about evenly', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `server-${index}`);
    const first = names.filter((name) => halfOf(name) === 'a').length;
    expect(first).toBeGreaterThan(450);
    expect(first).toBeLessThan(550);
  });
});

/** By the first byte of the SHA-256 of each name, as any other tool computes it. */
const EXPECTED = ['a', 'b', 'a', 'b', 'a', 'b'];

describe('languageOf', () => {
  it.each([
    ['List the tickets of a team', 'English'],
    ['Löscht ein Fass aus dem Lager und schließt es', 'German'],
    ['Supprime un billet de la liste avec ses notes', 'French'],
    ['Elimina un ticket de la lista y sus notas', 'Spanish'],
    ['Exclui um bilhete da lista e as suas notas', 'Portuguese'],
    ['列出所有工单', 'Chinese'],
    ['使用 GitHub API 创建 issue 并返回编号', 'Chinese'],
    ['チケットを削除します', 'Japanese'],
    ['티켓을 삭제합니다', 'Korean'],
    ['Удаляет заявку из списка', 'Russian'],
    ['حذف تذكرة', 'other'],
    ['Translate a text, such as 你好', 'English'],
    ['', 'no text'],
    ['12 → 34 !', 'no text'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('looks at the beginning of a long text alone', () => {
    expect(languageOf(`List the tickets ${'x'.repeat(3_000)}${'票'.repeat(100_000)}`)).toBe('English');
  });
});
