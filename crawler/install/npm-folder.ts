import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/**
 * Where the pinned npm lies. It is a dependency because older ones cannot refuse git, URL and file dependencies before they
 * fetch them, and because the sandbox must know which folder to show.
 */
export const NPM_FOLDER = dirname(createRequire(import.meta.url).resolve('npm/package.json'));
