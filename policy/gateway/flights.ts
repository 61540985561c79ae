import type { Message, RequestId } from './types.ts';

/** A request of the client that is not answered yet and whose answer matters. */
export type Flight =
  | { readonly kind: 'list' | 'initialize'; readonly id: RequestId }
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

/** The requests in flight, by id. JSON-RPC tells `1` from `"1"`. */
export function makeFlights() {
  const flights = new Map<RequestId, Flight>();
  return {
    has: (id: RequestId): boolean => flights.has(id),
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
    takeAll(): Flight[] {
      const all = [...flights.values()];
      flights.clear();
      return all;
    },
  };
}
