import { finding, shortName } from '../findings.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Evidence, Finding, Indication } from '../types.ts';
import { type Heard, hear, type Question } from './hear.ts';
import { pointerTo } from './texts.ts';

/** A phrase longer than this is cut in the evidence; its beginning shows what it is. */
const MAX_PHRASE = 240;

/** A finding where the tool's texts, or its server's description, answer the question. `says` completes a sentence that begins with the tool's name. */
export function findSpeech(
  reading: ToolReading,
  rule: string,
  question: Question,
  says: string,
  indicates: Indication,
): Finding[] {
  const own = hear(reading.speech, question).map(evidenceOf);
  const server = own.length > 0 ? [] : hear(reading.server.speech, question).map(serverEvidence);
  const evidence = [...own, ...server];
  if (evidence.length === 0) return [];
  const who =
    own.length > 0 ? shortName(reading.tool.name) : `The description of ${shortName(reading.tool.name)}’s server`;
  return [finding(rule, { message: `${who} ${says}.`, strength: 'strong', indicates, evidence })];
}

/** Words that were hidden are pointed to where they were hidden. */
function evidenceOf({ spoken, start, end }: Heard): Evidence {
  const { read, unseen } = spoken;
  const from = unseen?.start ?? start;
  const to = Math.min(unseen?.end ?? end, from + MAX_PHRASE);
  return {
    source: 'tool',
    pointer: pointerTo(read.place),
    part: read.part,
    start: from,
    end: to,
    text: read.text.slice(from, to),
  };
}

function serverEvidence(heard: Heard): Evidence {
  return { ...evidenceOf(heard), source: 'server' };
}
