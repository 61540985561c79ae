/** What stands before the value in an argument, and the name that the value goes under. */
export interface ArgumentName {
  /** UTF-16 units that are no value: `--token=`, `Authorization: `. */
  readonly offset: number;
  /** Empty where nothing names it. */
  readonly name: string;
}

const OPTION = /^--?([A-Za-z][\w.-]{0,80})=/;
const VARIABLE = /^([A-Za-z_]\w{0,80})=/;
const HEADER = /^([A-Za-z][\w-]{1,80}):\s{0,3}(?!\/\/)/;

/** Finds the name of an argument's value: in itself (`--token=x`, `NAME=x`, `Authorization: x`) or in the option before it. */
export function nameArgument(argument: string, before: string | undefined): ArgumentName {
  const own = OPTION.exec(argument) ?? VARIABLE.exec(argument);
  if (own) return inner(argument, own[0].length, own[1] ?? '');
  const header = HEADER.exec(argument);
  // `C:\data` and `latest:tag` are no headers; one with a name that tells of a secret or a space after the colon is.
  if (
    header &&
    (/header|^-H$/i.test(before ?? '') || /\s$/.test(header[0]) || /auth|cookie|token|key|secret/i.test(header[0]))
  )
    return { offset: header[0].length, name: header[1] ?? '' };
  const option = /^--?([A-Za-z][\w.-]{0,80})$/.exec(before ?? '')?.[1];
  return { offset: 0, name: option !== undefined && !argument.startsWith('-') ? option : '' };
}

/** `--env=NAME=value`, `-e=NAME=value` and `--header=Name: value` name the value twice. */
function inner(argument: string, offset: number, name: string): ArgumentName {
  if (!/^(?:e|env|header|headers|H)$/i.test(name)) return { offset, name };
  const rest = argument.slice(offset);
  const second = VARIABLE.exec(rest) ?? HEADER.exec(rest);
  return second ? { offset: offset + second[0].length, name: second[1] ?? '' } : { offset, name };
}
