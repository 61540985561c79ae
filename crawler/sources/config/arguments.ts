import { nameArgument } from '../../secrets/argument-name.ts';
import { joinTexts, type MaskedText, plainText } from '../../secrets/masked-text.ts';
import { resolveText, type VariableScope } from './variables.ts';

/** Resolves and masks a command line's words, each by the name that it or the option before it has. */
export function resolveArguments(args: readonly string[], scope: VariableScope): MaskedText[] {
  return args.map((argument, index) => {
    const { offset, name } = nameArgument(argument, args[index - 1]);
    return joinTexts(plainText(argument.slice(0, offset)), resolveText(argument.slice(offset), name, scope));
  });
}

/** How an argument is named to people: `argument 3`, `argument 3 (--token)`. From 1, the program not counted. */
export function argumentLabel(args: readonly string[], index: number): string {
  const { offset, name } = nameArgument(args[index] ?? '', args[index - 1]);
  if (name === '') return `argument ${index + 1}`;
  return `argument ${index + 1} (${offset === 0 ? args[index - 1] : name})`;
}
