import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const credentialInFile = {
  id: 'credential-in-file',
  title: 'Credential in plain text',
  level: 'medium',
  why: 'Every program that you run can read the file, and a file of a project is committed sooner or later.',
  fix: 'Name a variable instead of the value (most clients read a variable’s name in braces, or an input), keep the value in a password store, and rotate it where the file has been shared.',
  *find({ servers, configs }) {
    const projectFiles = new Set(configs.filter((config) => config.scope === 'project').map((config) => config.file));
    for (const server of servers) {
      for (const { place, name } of server.secrets) {
        const isShared = projectFiles.has(place.file);
        const whose = isShared ? ', in a file that belongs to a project' : '';
        yield {
          level: isShared ? 'high' : 'medium',
          message: `${shown(name)} of ${shown(place.name)} stands in plain text in the configuration${whose}.`,
          where: { ...atServer(server, place), pointer: name },
        };
      }
    }
  },
} satisfies ScanCheck;
