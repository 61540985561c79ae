import type { StackServer } from '#policy/stack/types.ts';

/** One server as it was asked for on the command line. */
export interface AskedServer {
  /** Its key is its slug in the catalogue, or made of the file's name. */
  readonly server: StackServer;
  /** The exact name of the one tool that was asked for; null where the whole server was. */
  readonly tool: string | null;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };
