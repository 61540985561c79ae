import type { Tool } from '#crawler/types.ts';
import { hear } from './hear.ts';
import { WAYS_TO_HIDE } from './hidden-span.ts';
import { HIDES_INSTRUCTIONS } from './hidden-words.ts';
import { ASKS_FOR_PRIVATE_DATA } from './leaks.ts';
import { OVERRIDES_INSTRUCTIONS } from './overrides.ts';
import { readSpeech, type Speech } from './read-speech.ts';
import { REDIRECTS_OTHER_TOOLS } from './redirects.ts';
import { ASKS_FOR_SILENCE } from './silence.ts';
import { pointerTo } from './texts.ts';
import type { Unseen } from './unseen.ts';

/** Text that a definition hides, for people to read. */
export interface HiddenText {
  /** JSON Pointer (RFC 6901) into the definition. */
  readonly pointer: string;
  readonly part: 'key' | 'value';
  /** UTF-16 units of the stored text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** In words for people, such as "tag characters" or "Base64". */
  readonly way: string;
  /** What it says, as far as it can be told; a stranger's text. Null where it cannot. */
  readonly decoded: string | null;
}

/**
 * What a definition hides, decoded: whatever is hidden in characters that are a sign by themselves, and what is encoded or out of sight where
 * it tells the model something. An example in Base64 or a comment about the build is none.
 */
export function hiddenTextOf(tool: Tool): HiddenText[] {
  const speech = readSpeech(tool);
  if (speech.unseen.length === 0) return [];
  const telling = tellingOf(speech);
  return speech.unseen
    .filter((unseen) => unseen.isSign || telling.has(unseen))
    .map(({ read, way, start, end, decoded }) => {
      return { pointer: pointerTo(read.place), part: read.part, start, end, way: WAYS_TO_HIDE[way], decoded };
    });
}

const TELLING = [
  HIDES_INSTRUCTIONS,
  ASKS_FOR_SILENCE,
  ASKS_FOR_PRIVATE_DATA,
  OVERRIDES_INSTRUCTIONS,
  REDIRECTS_OTHER_TOOLS,
];

function tellingOf(speech: Speech): Set<Unseen | null> {
  const hidden = { ...speech, spoken: speech.spoken.filter((spoken) => spoken.unseen !== null) };
  return new Set(TELLING.flatMap((question) => hear(hidden, question)).map((heard) => heard.spoken.unseen));
}
