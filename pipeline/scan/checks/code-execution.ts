import { atTool, levelOfUse, toolsWith } from '../scene.ts';
import { shownTool } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const codeExecution = {
  id: 'code-execution',
  title: 'Runs code',
  level: 'high',
  why: 'What the model writes is run: one sentence of a stranger that the model believes is enough to do whatever the code may do.',
  fix: 'Ask a person before every call, or run the server in a container without your files and credentials.',
  *find(scene) {
    for (const { server, tool, classification, seen } of toolsWith(scene, 'code')) {
      yield {
        level: levelOfUse(classification),
        message: `${shownTool(server.name, tool.name)} runs code, a command or a query that the model writes.`,
        where: atTool(server, tool.name, seen?.pointer ?? null),
      };
    }
  },
} satisfies ScanCheck;
