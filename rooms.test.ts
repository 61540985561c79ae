import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What one room may import from others (DESIGN section 1): anything, or with `types` only as `import type`. */
interface RoomRule {
  readonly any: readonly RegExp[];
  readonly types: readonly RegExp[];
}

const ANY_ROOM = /^#(crawler|classifier|policy|db|pipeline|site)\//;
const TYPES_OF = (rooms: string) => new RegExp(`^#(${rooms})/`);
const TAXONOMY = /^#classifier\/taxonomy\.ts$/;

const ROOMS: Readonly<Record<string, RoomRule>> = {
  crawler: { any: [], types: [] },
  classifier: { any: [/^#crawler\/types\.ts$/], types: [] },
  policy: { any: [TAXONOMY], types: [TYPES_OF('crawler|classifier')] },
  // crawler/types.ts holds closed lists too: the same tuple feeds the column.
  db: { any: [TAXONOMY, /^#crawler\/(drift\/)?types\.ts$/], types: [TYPES_OF('crawler|classifier|policy')] },
  pipeline: { any: [/^#(crawler|classifier|policy|db)\//], types: [] },
  site: {
    any: [TAXONOMY, /^#classifier\/rules\//, /^#policy\//],
    types: [TYPES_OF('crawler|classifier|policy|pipeline')],
  },
  scripts: { any: [ANY_ROOM], types: [] },
  examples: { any: [], types: [] },
};

const ROOT = import.meta.dirname;

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

describe('the room table', () => {
  const imports = Object.keys(ROOMS).flatMap((room) => sourceFiles(room).flatMap((file) => importsOf(room, file)));

  it('walked the source', () => {
    for (const room of Object.keys(ROOMS)) expect(sourceFiles(room).length, `files of ${room}/`).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets a room import only what its row allows', () => {
    expect(imports.filter((one) => one.specifier.startsWith('#') && !isAllowed(one)).map(describeImport)).toEqual([]);
  });

  it('lets no relative import leave its room', () => {
    expect(imports.filter((one) => one.specifier.startsWith('.') && !staysInRoom(one)).map(describeImport)).toEqual([]);
  });

  it('imports the SDK client in one file of crawler/ alone', () => {
    const files = imports.filter((one) => one.specifier.startsWith('@modelcontextprotocol/sdk/client'));
    expect(new Set(files.filter((one) => one.room !== 'scripts').map((one) => one.file)).size).toBe(1);
    expect(files.every((one) => one.room === 'crawler' || one.file.startsWith('scripts/bench/'))).toBe(true);
  });

  it('lets policy/ run in browsers: its gateway alone does more, and only a command starts that', () => {
    const ofGateway = (one: Import) => one.file.startsWith('policy/gateway/');
    const ofPolicy = imports.filter((one) => one.room === 'policy' && !ofGateway(one));
    expect(ofPolicy.length).toBeGreaterThan(0);
    expect(ofPolicy.filter((one) => /^node:|\/gateway\//.test(one.specifier)).map(describeImport)).toEqual([]);
    const users = imports.filter((one) => one.specifier.startsWith('#policy/gateway/'));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((one) => one.room !== 'scripts').map(describeImport)).toEqual([]);
  });

  it('passes messages on in the gateway without the SDK’s transports, which drop what their schemas do not know', () => {
    const ofSdk = imports.filter((one) => one.room === 'policy' && one.specifier.startsWith('@modelcontextprotocol/'));
    expect(ofSdk.length).toBeGreaterThan(0);
    const values = ofSdk.filter((one) => !one.isTypeOnly).map((one) => one.specifier);
    // How a redirect is told from one that leaves the origin.
    expect(values.filter((one) => one !== '@modelcontextprotocol/sdk/shared/transport.js')).toEqual([]);
  });

  it('opens databases in db/ alone', () => {
    const drivers = imports.filter(
      (one) =>
        !one.isTypeOnly && /^(pg|@electric-sql\/pglite|drizzle-orm\/(pglite|node-postgres))$/.test(one.specifier),
    );
    expect(drivers.length).toBeGreaterThan(0);
    expect(drivers.filter((one) => one.room !== 'db').map(describeImport)).toEqual([]);
  });
});

function isAllowed(one: Import): boolean {
  const rule = ROOMS[one.room];
  if (!rule) return false;
  if (one.specifier.startsWith(`#${one.room}/`)) return false; // inside a room imports are relative
  if (rule.any.some((pattern) => pattern.test(one.specifier))) return true;
  return one.isTypeOnly && rule.types.some((pattern) => pattern.test(one.specifier));
}

function staysInRoom(one: Import): boolean {
  const target = path.posix.join(path.posix.dirname(one.file), one.specifier);
  return target.startsWith(`${one.room}/`) || (one.room === 'scripts' && target === 'package.json');
}

function describeImport(one: Import): string {
  return `${one.file} imports ${one.specifier}${one.isTypeOnly ? ' (types)' : ''}`;
}

/** Source files of a room, tests and fixtures left out: a test may reach further than what it tests. */
function sourceFiles(room: string): string[] {
  return readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !/(^|\/)(__fixtures__|node_modules|\.astro|e2e)\//.test(file));
}

function importsOf(room: string, file: string): Import[] {
  const source = ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const isTypeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      found.push({ file, room, specifier: node.moduleSpecifier.text, isTypeOnly });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument))
        found.push({ file, room, specifier: argument.text, isTypeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The TypeScript of a file; of an Astro component its frontmatter. */
function scriptOf(file: string): string {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  if (!file.endsWith('.astro')) return text;
  return /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
}
