import { NOWHERE } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const unreadableConfig = {
  id: 'unreadable-config',
  title: 'Configuration that could not be read',
  level: 'unknown',
  why: 'The servers that this file names were not looked at.',
  fix: 'Correct the file, then scan again.',
  *find({ configs }) {
    for (const { file, client, problem } of configs) {
      if (problem === null) continue;
      yield { message: `${shown(file, 160)}: ${shown(problem, 200)}`, where: { ...NOWHERE, file, client } };
    }
  },
} satisfies ScanCheck;
