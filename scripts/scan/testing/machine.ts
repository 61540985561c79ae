import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COMMAND = path.join(import.meta.dirname, '../../toolrisk.ts');
const SERVER = path.join(import.meta.dirname, '../__fixtures__/lists-file.mjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A home folder and a project of their own, with what is needed to try the command as a stranger would. */
export interface Machine {
  readonly folder: string;
  readonly home: string;
  readonly project: string;
  /** Writes a file below the machine's folder, objects as JSON, and gives its absolute path. */
  write(file: string, content: unknown): string;
  read(file: string): string;
  /** An entry of a client's configuration whose server lists these tools. */
  server(
    name: string,
    tools: readonly object[],
    more?: { env?: Record<string, string>; instructions?: string },
  ): object;
  /** Runs the real command in the project. */
  toolrisk(args: readonly string[], env?: Record<string, string>): Ran;
  remove(): void;
}

export function makeMachine(): Machine {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-scan-'));
  const [home, project] = [path.join(folder, 'home'), path.join(folder, 'project')];
  for (const one of [home, project]) mkdirSync(one);
  const write = (file: string, content: unknown) => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return target;
  };
  return {
    folder,
    home,
    project,
    write,
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    server: (name, tools, { env, instructions } = {}) => {
      const list = write(`servers/${name}/list.json`, { tools, instructions });
      // A copy of its own: a command is known by its script.
      const script = write(`servers/${name}/${name}.mjs`, readFileSync(SERVER, 'utf8'));
      return { command: process.execPath, args: [script, list], ...(env && { env }) };
    },
    toolrisk: (args, env = {}) => run(args, project, { ...cleanEnvironment(folder, home), ...env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Nothing of the machine that the test runs on: no client's variables, no catalogue. */
function cleanEnvironment(folder: string, home: string): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: home, TOOLRISK_DATA: path.join(folder, 'data') };
}

function run(args: readonly string[], cwd: string, env: Record<string, string>): Ran {
  const ran = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
