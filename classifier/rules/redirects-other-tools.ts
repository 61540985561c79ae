import type { Rule } from '../rule.ts';
import { findSpeech } from '../speech/find-speech.ts';
import { REDIRECTS_OTHER_TOOLS } from '../speech/redirects.ts';

export const redirectsOtherTools = {
  id: 'redirects-other-tools',
  title: 'Redirects other tools',
  question: 'Does the text change what another tool is given, or where it sends things?',
  rationale:
    'A description is read beside all others, so it can change a tool it does not belong to: another recipient, another account, another value than the user gave. The changed tool looks innocent, and so does the call.',
  whenWrong:
    'A tool that says it is deprecated and names its successor, and one that sends things to a stated address itself, are left alone; a notice of both at once may be taken for a redirection.',
  references: [
    'https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks',
    'https://genai.owasp.org/llmrisk/llm062025-excessive-agency/',
  ],
  indicates: { facet: 'hidden-instructions', risk: { move: 'raise', to: 'critical' } },
  check: (reading) =>
    findSpeech(
      reading,
      'redirects-other-tools',
      REDIRECTS_OTHER_TOOLS,
      'changes what another tool is given, or where it sends things',
      {
        facet: 'hidden-instructions',
        risk: { move: 'raise', to: 'critical', because: 'its text changes what another tool is given' },
        review: 'Its text carries instructions to the model that a person would not see.',
      },
    ),
} satisfies Rule;
