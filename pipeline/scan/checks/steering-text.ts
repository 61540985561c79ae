import { atTool, toolsWith } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const steeringText = {
  id: 'steering-text',
  title: 'Text that steers the model',
  level: 'medium',
  why: 'A description that tells the model what to do (“call this first”, “always prefer this tool”) works in every conversation, also where the person asked for something else.',
  fix: 'Read the text. Where it only explains the tool’s own use, leave it; where it pushes itself before other tools, allow the tool by policy only where you want it.',
  *find(scene) {
    for (const { server, tool, facets, seen } of toolsWith(scene, 'steers-the-model')) {
      // What hides or overrides is told as that, and worse.
      if (facets.includes('hidden-instructions')) continue;
      const quote = seen === null || seen.pointer === '/name' ? '' : `: “${shown(seen.text.trim(), 120)}”`;
      const message = `The text of ${shownTool(server.name, tool.name)} tells the model what to do${quote}.`;
      yield { message, where: atTool(server, tool.name, seen?.pointer ?? '/description') };
    }
  },
} satisfies ScanCheck;
