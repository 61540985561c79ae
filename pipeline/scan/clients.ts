import { CLIENTS } from '#crawler/sources/config/clients.ts';

/** A client as people call it; its id where it is none that we know. */
export function clientTitle(id: string): string {
  return CLIENTS.find((client) => client.id === id)?.title ?? id;
}
