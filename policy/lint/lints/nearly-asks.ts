import { jsonPointer } from '../../json-pointer.ts';
import { placedRules } from '../../placed-rules.ts';
import { nearest } from '../../schema/nearest.ts';
import { ASK_A_PERSON } from '../../types.ts';
import { shownName } from '../../visible-text.ts';
import type { PolicyLint } from '../types.ts';

export const nearlyAsks: PolicyLint = {
  id: 'nearly-asks',
  title: 'Text that only looks like a question',
  level: 'warning',
  why: `Only an on_deny of exactly "${ASK_A_PERSON}" asks a person where one can be asked. Any other text is a refusal, whatever it promises.`,
  fix: `Write "${ASK_A_PERSON}", or say in the text that the call is refused.`,
  *find({ policy }) {
    for (const { tool, list, index, rule } of placedRules(policy)) {
      if (rule.on_deny === undefined || rule.on_deny === ASK_A_PERSON || !isMeantAsQuestion(rule.on_deny)) continue;
      yield {
        pointer: jsonPointer('tools', tool, list, index, 'on_deny'),
        message: `"${shownName(rule.on_deny)}" refuses calls of ${shownName(tool)} and asks nobody.`,
      };
    }
  },
};

/** Typing errors aside, the words of approval themselves: a text that says "not approved" is no question. */
function isMeantAsQuestion(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
  return nearest(plain, ['requires human approval', 'require human approval']) !== undefined || ASKS.test(plain);
}

/** Linear: no two of its repetitions can take the same words. */
const ASKS =
  /^(?:this )?(?:call |tool |action )?(?:requires?|needs?|wants?) (?:a |an )?(?:human|manual|person|person s|user|user s|your|admin|explicit)? ?(?:s )?(?:approval|confirmation|consent|review)\b|^(?:human |manual |user )?(?:approval|confirmation) (?:is )?(?:required|needed)\b/;
