import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

test('the evaluator reaches files of its own room alone: no package, nothing of Node', () => {
  const reached = new Map<string, string[]>();
  follow('evaluate.ts', reached);
  expect([...reached.keys()].toSorted()).toEqual([
    'conditions.ts',
    'counters.ts',
    'denials.ts',
    'evaluate.ts',
    'hiding.ts',
    'json-pointer.ts',
    'rules-for.ts',
    'types.ts',
    'values-at.ts',
    'visible-text.ts',
  ]);
  const foreign = [...reached.values()].flat().filter((specifier) => !/^\.\/[a-z-]+\.ts$/.test(specifier));
  expect(foreign).toEqual([]);
});

test('the validator can be loaded without the patterns: they are a chunk of their own in the browser', () => {
  const reached = new Map<string, string[]>();
  follow('schema/schema.ts', reached);
  expect(reached.size).toBeGreaterThan(3);
  expect(reached.has('re2.ts')).toBe(false);
  expect([...reached.values()].flat().filter((specifier) => !specifier.startsWith('.'))).toEqual(['zod']);
});

function follow(file: string, reached: Map<string, string[]>): void {
  if (reached.has(file)) return;
  const specifiers = valueImports(file);
  reached.set(file, specifiers);
  for (const specifier of specifiers) {
    if (specifier.startsWith('.')) follow(path.join(path.dirname(file), specifier), reached);
  }
}

/** What a file imports at run time: `import type` and imports of types alone are gone by then. */
function valueImports(file: string): string[] {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = valueSpecifier(node);
    if (specifier !== null) found.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function valueSpecifier(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'require') return 'require()';
  const isImport = ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
  const isExport = ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier !== undefined;
  if (!isImport && !isExport) return null;
  return node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)
    ? node.moduleSpecifier.text
    : '?';
}
