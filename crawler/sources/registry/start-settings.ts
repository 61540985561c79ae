import type { StartSettings } from '../../types.ts';
import { fillInput } from './fill-input.ts';
import type { RegistryArgument, RegistryKeyValue, RegistryPackage } from './schema.ts';

/** How an entry says that its package is started. */
export function startSettings(entry: RegistryPackage): StartSettings {
  const env: Record<string, string> = Object.create(null);
  const placeholders = new Set<string>();
  for (const variable of [...containerVariables(entry), ...entry.environmentVariables.items]) {
    const filled = isSafeVariable(variable.name) ? fillInput(variable.name, variable) : null;
    if (filled === null) continue;
    env[variable.name] = filled.value;
    if (filled.isPlaceholder) placeholders.add(variable.name);
    else placeholders.delete(variable.name);
  }
  const args = entry.packageArguments.items.flatMap(argumentWords);
  return {
    args,
    env: { ...env },
    ...(placeholders.size > 0 && { placeholders: [...placeholders].toSorted() }),
  };
}

/** The words of one argument on the command line; none where it is optional and without a value. Repeated ones stand once. */
function argumentWords(argument: RegistryArgument): string[] {
  const name = argument.type === 'named' ? argument.name : (argument.valueHint ?? argument.description ?? '');
  if (argument.type === 'named' && isSwitch(argument)) return isOn(argument) ? [argument.name] : [];
  const filled = fillInput(name, argument);
  if (filled === null) return [];
  if (argument.type === 'positional') return [filled.value];
  // `--flag=` takes its value in the same word.
  return argument.name.endsWith('=') ? [`${argument.name}${filled.value}`] : [argument.name, filled.value];
}

/** A flag that takes no value: said to be boolean, given an empty value, or known as one. */
function isSwitch(argument: RegistryArgument & { readonly type: 'named' }): boolean {
  const given = argument.value ?? argument.default;
  if (argument.format === 'boolean' || given === '') return true;
  return given === undefined && KNOWN_SWITCHES.has(argument.name);
}

/** Published again and again as a required argument without a value. */
const KNOWN_SWITCHES: ReadonlySet<string> = new Set(['--stdio', '-stdio', '--mcp', '--quiet', '-q', '-y', '--yes']);

function isOn({ value, default: byDefault, isRequired }: RegistryArgument): boolean {
  const given = value ?? (isRequired ? byDefault : undefined);
  return given === undefined ? isRequired : given !== 'false';
}

/** Of what is meant for docker only `-e NAME=VALUE` says something about the server; mounts, ports and networks are never granted. */
function containerVariables({ registryType, runtimeArguments }: RegistryPackage): RegistryKeyValue[] {
  if (registryType !== 'oci') return [];
  return runtimeArguments.items.flatMap((argument) => {
    const flag = argument.type === 'named' ? /^(?:-e|--env)(?:[= ](.*))?$/s.exec(argument.name) : null;
    const assignment = flag === null ? undefined : (flag[1] ?? argument.value);
    const at = assignment?.indexOf('=') ?? -1;
    if (assignment === undefined || at <= 0) return [];
    const { variables, isRequired, isSecret, format, choices } = argument;
    const value = assignment.slice(at + 1);
    return [{ name: assignment.slice(0, at), value, variables, isRequired, isSecret, format, choices }];
  });
}

/**
 * False for names that decide how a process starts rather than what it is configured with: an entry is a stranger's, and the loader
 * reads some of them before the sandbox has given up its rights.
 */
export function isSafeVariable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,199}$/.test(name) && !UNSAFE_VARIABLE.test(name);
}

const UNSAFE_VARIABLE =
  /^(?:LD_.*|DYLD_.*|MALLOC_.*|GLIBC_.*|GCONV_PATH|LOCPATH|NLSPATH|HOSTALIASES|RES_OPTIONS|RESOLV_.*|TZDIR|PATH|HOME|SHELL|IFS|ENV|BASH_ENV|BASH_FUNC.*|TMPDIR|NODE_OPTIONS|NODE_PATH|NODE_REPL.*|PYTHON(?:PATH|HOME|STARTUP|USERBASE|EXECUTABLE|INSPECT|WARNINGS)|DOCKER_.*|CONTAINER_.*)$/i;
