import { lastStep } from '../pointer.ts';
import { atTool, levelOfUse, toolsWith } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const freePath = {
  id: 'free-path',
  title: 'Any path',
  level: 'medium',
  why: 'The model chooses the path. Unless the server or its sandbox holds it to one folder, that includes keys, tokens and other people’s files.',
  fix: 'Start the server with one folder as its limit, or allow the tool for paths below one folder by policy.',
  *find(scene) {
    for (const { server, tool, classification, seen } of toolsWith(scene, 'free-path')) {
      const parameter = seen === null ? '' : ` in ${shown(lastStep(seen.pointer))}`;
      yield {
        level: levelOfUse(classification),
        message: `${shownTool(server.name, tool.name)} takes any path${parameter}.`,
        where: atTool(server, tool.name, seen?.pointer ?? null),
      };
    }
  },
} satisfies ScanCheck;
