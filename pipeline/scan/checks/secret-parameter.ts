import { lastStep } from '../pointer.ts';
import { atTool, toolsIn } from '../scene.ts';
import { shown, shownTool } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

/** The classifier's rule that looks for it. */
const RULE = 'asks-for-secrets';

export const secretParameter = {
  id: 'secret-parameter',
  title: 'Secret as a parameter',
  level: 'medium',
  why: 'A secret among the arguments passes through the model, its provider, its logs and every place that shows the call.',
  fix: 'Give the server its secret in the environment of its process instead, or use a server that can.',
  *find(scene) {
    for (const { server, tool, classification } of toolsIn(scene.servers)) {
      const seen = classification.findings.find((finding) => finding.rule === RULE)?.evidence[0];
      if (seen === undefined) continue;
      const message = `${shownTool(server.name, tool.name)} asks the model for a secret in ${shown(lastStep(seen.pointer))}.`;
      yield { message, where: atTool(server, tool.name, seen.pointer) };
    }
  },
} satisfies ScanCheck;
