import { ENDS, findNouns, type NounQuestion } from '../ask.ts';
import { finding, parameterEvidence, shortName } from '../findings.ts';
import { contextsOf } from '../private-contexts-of.ts';
import type { ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from '../types.ts';
import type { Deed } from '../words/deeds.ts';
import { PRIVATE_RECORDS } from '../words/nouns-of-people.ts';

export const touchesPrivateRecords = {
  id: 'touches-private-records',
  title: 'Changes private records',
  question: 'Does it change or remove other people’s private records?',
  rationale: 'Records about people are theirs: a wrong change may be a matter of law and not only of tidiness.',
  whenWrong: 'A contact may be a company.',
  references: ['https://gdpr.eu/eu-gdpr-personal-data/'],
  indicates: { facet: 'personal-data' },
  deeds: ['change', 'manage', ...ENDS],
  check: (reading) => {
    const others = contextsOf(reading.server).filter((one) => !one.isOwn);
    for (const records of [PRIVATE_RECORDS, ...others.map((one) => one.records)]) {
      const found = findNouns(reading, 'touches-private-records', TOUCHES, records, QUESTION);
      if (found.length > 0) return found;
    }
    return namesAPerson(reading);
  },
} satisfies Rule;

/** An address or a number among the parameters of a change is somebody's; where something is sent it is only where to. */
function namesAPerson(reading: ToolReading): Finding[] {
  if (reading.actions[0]?.deed !== 'change') return [];
  const person = reading.parameters.find((one) => CONTACT.has(one.words.at(-1) ?? '') && one.words[0] !== 'from');
  if (person === undefined) return [];
  const message = `${shortName(reading.tool.name)} changes something about a person: ${person.name.slice(0, 40)}.`;
  const evidence = [parameterEvidence(person)];
  return [finding('touches-private-records', { message, strength: 'weak', indicates: QUESTION.indicates, evidence })];
}

const CONTACT = new Set(['email', 'mail', 'phone', 'telephone', 'attendee']);
const QUESTION: NounQuestion = {
  says: 'changes private records',
  indicates: { facet: 'personal-data' },
  isHead: true,
};

const TOUCHES: readonly Deed[] = ['change', 'manage', ...ENDS];
