import type { Facet } from '#classifier/taxonomy.ts';
import type { Finding } from '#classifier/types.ts';

/** What a facet that points at a parameter says of it; null where it says something of the tool alone. */
const NOTE_BY_FACET = {
  credentials: 'a secret',
  'personal-data': 'personal data',
  'untrusted-input': null,
  'external-sink': 'can carry data out',
  code: 'code, a command or a query that is run',
  'free-url': 'any web address',
  'free-path': 'any path',
  bulk: 'many at once',
  money: 'an amount or a price',
  irreversible: null,
  'steers-the-model': 'tells the model what to do',
  'hidden-instructions': 'hidden instructions',
} as const satisfies Record<Facet, string | null>;

/** `picks one record` for ids, also where no rule speaks of them. */
const ID = /(?:^|[_.-])id$|[a-z]Id$|^(?:uuid|ID)$/;

/** Notes by JSON Pointer of the parameter (`/inputSchema/properties/ids`). */
export function parameterNotes(findings: readonly Finding[]): (pointer: string) => string[] {
  const byPointer = new Map<string, Set<string>>();
  for (const finding of findings) {
    const note = finding.indicates.facet === undefined ? null : NOTE_BY_FACET[finding.indicates.facet];
    if (note === null) continue;
    for (const { source, pointer } of finding.evidence) {
      const parameter = source === 'tool' ? parameterOf(pointer) : null;
      if (parameter !== null) byPointer.set(parameter, (byPointer.get(parameter) ?? new Set()).add(note));
    }
  }
  return (pointer) => {
    const notes = [...(byPointer.get(pointer) ?? [])];
    return notes.length === 0 && ID.test(lastStep(pointer)) ? ['picks one record'] : notes;
  };
}

/** The parameter that a pointer lies in: up to the last `properties/<key>`. Null for what is no parameter. */
function parameterOf(pointer: string): string | null {
  const steps = pointer.split('/');
  if (steps[1] !== 'inputSchema') return null;
  // Steps alternate, so a parameter that is itself called `properties` is the one after the word.
  let end = 0;
  for (let at = 2; at < steps.length - 1; at++) {
    if (steps[at] !== 'properties') continue;
    end = at + 2;
    at++;
  }
  return end === 0 ? null : steps.slice(0, end).join('/');
}

function lastStep(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
