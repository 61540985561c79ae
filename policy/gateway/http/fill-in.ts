export type FilledIn =
  | { readonly ok: true; readonly text: string }
  /** The variable that is not set. */
  | { readonly ok: false; readonly missing: string };

/** Puts variables of the environment in for `${NAME}`, so that a secret need not stand in the list of processes. */
export function fillIn(template: string, env: Readonly<Record<string, string | undefined>>): FilledIn {
  const names = Array.from(template.matchAll(VARIABLE), ([, name = '']) => name);
  const missing = names.find((name) => env[name] === undefined);
  if (missing !== undefined) return { ok: false, missing };
  return { ok: true, text: template.replaceAll(VARIABLE, (_, name: string) => env[name] ?? '') };
}

const VARIABLE = /\$\{(\w+)\}/g;
