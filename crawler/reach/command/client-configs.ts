import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findConfigs } from '../../sources/config/find-configs.ts';
import { isInside } from './never-shown.ts';

/** `.kiro/settings/mcp.json` lies two folders below its project. */
const LEVELS = 2;

/**
 * Real paths of the clients' configuration files in `folder`, the person's own and those of a project: the credentials of all servers stand in
 * them, and one server is never told those of another.
 */
export async function clientConfigsIn(folder: string, home: string): Promise<string[]> {
  const projects = [folder];
  for (let level = 0; level < LEVELS; level += 1) projects.push(dirname(projects[level] ?? folder));
  const found = await Promise.all(
    // No other platform has a sandbox.
    projects.map((cwd) => findConfigs({ home, cwd, platform: 'linux', env: process.env })),
  );
  const real = await Promise.all(found.flat().map(({ file }) => realpath(file).catch(() => file)));
  return [...new Set(real)].filter((file) => isInside(file, folder));
}
