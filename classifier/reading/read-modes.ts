import type { StatedVerb } from './read-description.ts';
import { readNameTokens } from './read-tokens.ts';
import type { Parameter, Token } from './types.ts';

/** Values of "action" or "operation": a tool of several actions takes the highest one that it states. */
export function readModes(parameters: readonly Parameter[], nameWords: readonly Token[]): StatedVerb[] {
  const found: StatedVerb[] = [];
  for (const parameter of parameters) {
    if (!parameter.roles.includes('mode')) continue;
    for (const [index, choice] of parameter.choices.entries()) {
      const one = readChoice(parameter, choice, index, nameWords);
      if (one !== null) found.push(one);
    }
  }
  return found;
}

function readChoice(
  parameter: Parameter,
  choice: string,
  index: number,
  nameWords: readonly Token[],
): StatedVerb | null {
  const pointer = parameter.choicesPointer.endsWith('/const')
    ? parameter.choicesPointer
    : `${parameter.choicesPointer}/${index}`;
  const tokens = readNameTokens(choice, pointer);
  const at = tokens.findIndex((token) => token.verb?.form === 'base');
  const token = tokens[at];
  const verb = token?.verb;
  if (token === undefined || verb === undefined) return null;
  const object = tokens.filter((_, index_) => index_ !== at);
  return { verb, token, place: 'mode', isForGood: false, object: object.length > 0 ? object : nameWords, rest: [] };
}
