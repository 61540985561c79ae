import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { findBinary } from '../../sandbox/find-binary.ts';

/** Programs that start PyPI packages: uv installs them, the system's Python runs them. */
export interface UvRuntime {
  readonly uv: string;
  readonly python: string;
}

/**
 * Null where uv or the system's Python is missing. uv itself runs in the sandbox, so that it may also be a person's own, in PATH or where its
 * installer puts it; Python must lie in the system's folders, which servers see.
 */
export async function findUv(): Promise<UvRuntime | null> {
  const inPath = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const [uv, python] = await Promise.all([
    findBinary('uv', [...inPath, join(homedir(), '.local/bin'), join(homedir(), '.cargo/bin')]),
    findBinary('python3'),
  ]);
  return uv === null || python === null ? null : { uv, python };
}

/** A container program of the system: it confines strangers, so that PATH is not asked. */
export async function findContainerProgram(): Promise<string | null> {
  return (await findBinary('docker')) ?? (await findBinary('podman'));
}
