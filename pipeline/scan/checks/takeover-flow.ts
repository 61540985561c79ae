import { CAN_BRING_IN, CAN_RUN_CODE } from '#policy/stack/abilities.ts';
import { leg } from '../legs.ts';
import { shown } from '../shown.ts';
import type { FoundPart, ScanCheck, Scene } from '../types.ts';

export const takeoverFlow = {
  id: 'takeover-flow',
  title: 'A way from a stranger’s text to running code',
  level: 'high',
  why: 'One agent both reads what strangers write and runs code. A sentence in a web page, an issue or a mail is enough to have a command of theirs run with your rights.',
  fix: 'Ask a person before each call of the tools that run code, or keep them out of the client that reads the web.',
  isOfAgent: true,
  find,
} satisfies ScanCheck;

function* find({ agents }: Scene): Generator<FoundPart> {
  for (const agent of agents) {
    const source = leg(agent, CAN_BRING_IN);
    const runs = leg(agent, CAN_RUN_CODE);
    if (source === null || runs === null) continue;
    yield {
      level: runs.risk === 'critical' ? 'critical' : 'high',
      message: `In ${shown(agent.title)}, text that comes in through ${source.named} can make the agent run code with ${runs.named}.`,
      where: { ...source.place, client: agent.client },
      related: [...source.places, ...runs.places],
    };
  }
}
