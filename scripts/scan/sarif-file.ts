import { sarifLog } from '#pipeline/scan/sarif/sarif-log.ts';
import type { ScanResult } from '#pipeline/scan/types.ts';
import { visibleJson } from '#pipeline/scan/visible-json.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { say } from '../log.ts';
import { writeOut } from '../stdout.ts';
import { writeWhole } from './write-whole.ts';

/** `--sarif .mcp.json` must not write over the configuration that was meant to be read. */
export function sarifProblem(file: string): string | null {
  if (/\.sarif(\.json)?$/i.test(file)) return null;
  return `--sarif ${file}: the file must end in .sarif; to scan ${file}, name it before --sarif`;
}

/** Writes the findings as SARIF into a file, or to stdout where it is null. */
export async function writeSarif(file: string | null, result: ScanResult): Promise<void> {
  const text = visibleJson(sarifLog(result, { version: packageJson.version, root: process.cwd() }));
  if (file === null) return writeOut(text);
  await writeWhole(file, text);
  say('scan', `wrote ${file}`);
}
