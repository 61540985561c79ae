import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { containerArgs } from './container-args.ts';
import type { PreparedCommand, Runner } from './types.ts';

const REMOVE_MS = 30_000;

/** An image that is on this machine. */
export interface LocalImage {
  readonly name: string;
  readonly volumes: readonly string[];
}

/** Starts an image with docker or podman. The program's `file` is not looked at: an image says itself what it runs. */
export function openContainers(program: string, image: LocalImage): Runner {
  return {
    kind: 'container',
    async prepareRun({ args, env }): Promise<PreparedCommand> {
      const name = `toolrisk-${randomUUID()}`;
      const folder = await mkdtemp(join(tmpdir(), 'toolrisk-container-'));
      const envFile = join(folder, 'env');
      await writeFile(envFile, envLines({ ...env, HOME: '/tmp' }), { mode: 0o600 });
      const run = { name, image: image.name, envFile, volumes: image.volumes, args };
      return {
        command: { file: program, args: containerArgs(run), env: callersEnvironment(), cwd: '/' },
        async release() {
          // Ending the client leaves the container running.
          await remove(program, name);
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

/** A value with a line break cannot be written down in such a file: it would become variables of its own. */
function envLines(env: Readonly<Record<string, string>>): string {
  const lines = Object.entries(env).filter(([name, value]) => /^[A-Za-z_]\w*$/.test(name) && !/[\r\n\0]/.test(value));
  return lines.map(([name, value]) => `${name}=${value}\n`).join('');
}

/** Of the caller's environment what finds the engine, and nothing that a server could name. */
export function callersEnvironment(): Record<string, string> {
  const names = [
    'PATH',
    'HOME',
    'XDG_RUNTIME_DIR',
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_CERT_PATH',
    'DOCKER_TLS_VERIFY',
  ];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Kills and removes; a container that is gone already is what is wanted. */
async function remove(program: string, name: string): Promise<void> {
  const options = { env: callersEnvironment(), timeout: REMOVE_MS, killSignal: 'SIGKILL' } as const;
  await promisify(execFile)(program, ['rm', '--force', '--volumes', name], options).catch(() => {});
}
