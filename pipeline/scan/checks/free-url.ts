import { lastStep } from '../pointer.ts';
import { atTool, levelOfUse, toolsWith } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const freeUrl = {
  id: 'free-url',
  title: 'Any address',
  level: 'medium',
  why: 'The model chooses the address, and an address can carry data out in its path and query. What it answers is a stranger’s text; an address inside your network may answer too.',
  fix: 'Allow the tool for the sites you need by policy, and run the server where it cannot reach your internal network.',
  *find(scene) {
    for (const { server, tool, classification, seen } of toolsWith(scene, 'free-url')) {
      const parameter = seen === null ? '' : ` in ${shown(lastStep(seen.pointer))}`;
      yield {
        level: levelOfUse(classification),
        message: `${shownTool(server.name, tool.name)} takes any web address${parameter}.`,
        where: atTool(server, tool.name, seen?.pointer ?? null),
      };
    }
  },
} satisfies ScanCheck;
