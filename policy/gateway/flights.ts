import type { Message, RequestId } from './types.ts';

/** A request of the client that is not answered yet: its answer must not be taken for that of another. */
export type Flight =
  | { readonly kind: 'list' | 'initialize' | 'request'; readonly id: RequestId }
  /** A call that the client has cancelled. The server may answer it all the same. */
  | { readonly kind: 'given-up'; readonly id: RequestId }
  /** A person is being asked; the server has not seen it. */
  | { readonly kind: 'question'; readonly id: RequestId; readonly controller: AbortController }
  | {
      readonly kind: 'call';
      readonly id: RequestId;
      /** Its number in the log. */
      readonly call: number;
      readonly tool: string;
      readonly giveBack: () => void;
      /** Milliseconds since 1970. */
      readonly since: number;
    };

/** Each is held in memory until the server answers; UUIDs have 36. In UTF-16 units. */
const LONGEST_ID = 1_000;
/** Those that a client gives up stay among them, and some servers never answer these. */
const MOST_OPEN = 100_000;

/** The requests in flight, by id. JSON-RPC tells `1` from `"1"`. */
export function makeFlights() {
  const flights = new Map<RequestId, Flight>();
  return {
    /** Why no request may take this id now; null where one may. */
    problemOf(id: RequestId): string | null {
      if (flights.has(id)) return 'A request with this id is not answered yet.';
      if (String(id).length > LONGEST_ID) return `An id has at most ${LONGEST_ID} characters.`;
      return flights.size < MOST_OPEN ? null : `${MOST_OPEN} requests are not answered yet.`;
    },
    get: (id: RequestId): Flight | undefined => flights.get(id),
    /** The request that a message of the server answers. Its own requests have a method, and ids of their own. */
    of(message: Message): Flight | undefined {
      if (typeof message !== 'object' || message === null || 'method' in message || !('id' in message))
        return undefined;
      return message.id === undefined ? undefined : flights.get(message.id);
    },
    add(flight: Flight): void {
      flights.set(flight.id, flight);
    },
    take(id: RequestId): Flight | undefined {
      const flight = flights.get(id);
      flights.delete(id);
      return flight;
    },
    /** From now on the calls in flight give nothing back. */
    keepCounted(): void {
      for (const flight of flights.values()) {
        if (flight.kind === 'call') flights.set(flight.id, { ...flight, giveBack: () => {} });
      }
    },
    takeAll(): Flight[] {
      const all = [...flights.values()];
      flights.clear();
      return all;
    },
  };
}
