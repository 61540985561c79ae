import { finding, shortName } from '../findings.ts';
import type { Rule } from '../rule.ts';
import { WAYS_TO_HIDE } from '../speech/hidden-span.ts';
import { pointerTo } from '../speech/texts.ts';

const MAX_PLACES = 6;
/** The evidence of a long run is its beginning; the page shows what the whole says. */
const MAX_EVIDENCE = 200;

export const hidesCharacters = {
  id: 'hides-characters',
  title: 'Hides characters',
  question: 'Are there characters in the text that people cannot see?',
  rationale:
    'Tag characters, runs of zero-width marks, variation selectors and turned reading directions carry text to the model past every person who reads the page. What they say is decoded and shown.',
  whenWrong:
    'Emoji sequences, flags, the joiners of Persian and Indic scripts, isolates beside right-to-left text, soft hyphens, byte order marks and no-break spaces are left alone. A library that inserts runs of zero-width marks by mistake is named wrongly.',
  references: [
    'https://www.unicode.org/reports/tr36/',
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
  ],
  indicates: { facet: 'hidden-instructions', risk: { move: 'raise', to: 'critical' } },
  check: (reading) => {
    const hidden = reading.speech.unseen.filter((unseen) => unseen.isSign);
    if (hidden.length === 0) return [];
    const ways = [...new Set(hidden.map(({ way }) => WAYS_TO_HIDE[way]))].join(', ');
    const evidence = hidden.slice(0, MAX_PLACES).map(({ read, start, end }) => {
      const to = Math.min(end, start + MAX_EVIDENCE);
      const pointer = pointerTo(read.place);
      return { source: 'tool', pointer, part: read.part, start, end: to, text: read.text.slice(start, to) } as const;
    });
    return [
      finding('hides-characters', {
        message: `${shortName(reading.tool.name)} has text that people cannot see: ${ways}.`,
        strength: 'strong',
        indicates: {
          facet: 'hidden-instructions',
          risk: { move: 'raise', to: 'critical', because: 'its text holds characters that people cannot see' },
          review: 'Its text holds characters that people cannot see.',
        },
        evidence,
      }),
    ];
  },
} satisfies Rule;
