import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** What options and help are written from; light, and without packages. */
const LIGHT = [
  '#crawler/client-names.ts',
  '#db/queue-names.ts',
  '#pipeline/eval/groupings.ts',
  '#pipeline/eval/halves.ts',
  '#pipeline/eval/limits.ts',
  '#pipeline/eval/metrics.ts',
  '#policy/formats/index.ts',
  '#policy/types.ts',
];

it('loads the rooms of a command when it runs: a start that loads them all takes eight times as long', () => {
  const files = filesLoadedBy(path.join(import.meta.dirname, 'program.ts'), new Set());
  expect(files.size).toBeGreaterThan(10);
  const rooms = [...files].flatMap((file) => loadedBy(file).filter((specifier) => specifier.startsWith('#')));
  expect(rooms.filter((specifier) => !LIGHT.includes(specifier))).toEqual([]);
});

/** The files of scripts/ that a start reads. */
function filesLoadedBy(file: string, found: Set<string>): Set<string> {
  if (!file.endsWith('.ts') || found.has(file)) return found;
  found.add(file);
  for (const specifier of loadedBy(file)) {
    if (specifier.startsWith('.')) filesLoadedBy(path.resolve(path.dirname(file), specifier), found);
  }
  return found;
}

/** Static imports of values; what is imported inside a function loads when that runs. */
function loadedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const isTypeOnly = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return isTypeOnly ? [] : [statement.moduleSpecifier.text];
  });
}
