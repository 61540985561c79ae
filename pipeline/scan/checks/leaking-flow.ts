import { CAN_BRING_IN, CAN_READ_PRIVATE, CAN_SEND_OUT } from '#policy/stack/abilities.ts';
import { leg } from '../legs.ts';
import { shown } from '../shown.ts';
import type { FoundPart, ScanCheck, Scene } from '../types.ts';

export const leakingFlow = {
  id: 'leaking-flow',
  title: 'A way out for private data',
  level: 'high',
  why: 'One agent holds all three: text that a stranger can write, data that is private, and a way out. A sentence in a web page, an issue or a mail is enough to make it send the one over the other; no server has to be malicious.',
  fix: 'Break one leg: put the servers into different clients or profiles, or ask a person before each call of the tools that send.',
  isOfAgent: true,
  find,
} satisfies ScanCheck;

function* find({ agents }: Scene): Generator<FoundPart> {
  for (const agent of agents) {
    const source = leg(agent, CAN_BRING_IN);
    const reads = leg(agent, CAN_READ_PRIVATE);
    const out = leg(agent, CAN_SEND_OUT);
    if (source === null || reads === null || out === null) continue;
    yield {
      message: `In ${shown(agent.title)}, text that comes in through ${source.named} can make the agent read private data with ${reads.named} and send it out with ${out.named}.`,
      where: { ...source.place, client: agent.client },
      related: [...source.places, ...reads.places, ...out.places],
    };
  }
}
