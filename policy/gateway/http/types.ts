import type { ElicitedApprovals } from '../approval.ts';
import type { GatewayCore, Problems, SessionSettings } from '../core.ts';
import type { GrantHolder } from '../grant.ts';
import type { Enforcer, Message, RequestId } from '../types.ts';
import type { Upstream } from './upstream.ts';

export interface HttpGatewaySettings {
  readonly core: GatewayCore;
  /** The server's address; the user's own word, so any is taken. */
  readonly upstream: URL;
  /** Sent with every request to the server, in place of the client's headers of these names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Clients have to send it as their bearer token, which the server does not get; null where any client is answered. */
  readonly clientToken: string | null;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Counts the calls of all clients together; null: by bearer token, or else by session. */
  readonly holder: GrantHolder | null;
  readonly log: SessionSettings['log'];
  /** Milliseconds that a person has to answer; null where nobody is asked. */
  readonly approvalTimeoutMs: number | null;
  readonly limits: HttpLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly warn: (text: string) => void;
}

export interface HttpLimits {
  /** A session of which nothing is open and that has asked nothing for so many milliseconds is ended. */
  readonly idleMs: number;
  /** Above it, the session that is idle longest is ended for a new one; where none is idle, the new one is refused. */
  readonly sessions: number;
  /** Of one message of the client, in bytes. */
  readonly requestBytes: number;
  /** Of one message of the server, in bytes. */
  readonly answerBytes: number;
}

/** One MCP session of a client, and the server's session behind it. */
export interface HttpSession {
  /** Ours: a server's own could be that of another session. */
  readonly id: string;
  /** The server's; null where it keeps none. */
  upstreamId: string | null;
  /** The server has answered its `initialize`; before, the client does not know of it. */
  isTakenIn: boolean;
  /** Decides for the grant that a request comes with. */
  enforcerFor(token: string | null): { readonly ok: true; readonly enforcer: Enforcer } | Problems;
  /** Null where nobody is asked. */
  readonly approvals: ElicitedApprovals | null;
  /** Requests that the server has and has not answered, and who has decided on them: with another token it is another. */
  readonly awaited: Map<RequestId, Enforcer>;
  /** Writes into the answer of the request with this id, while a person is asked about it. */
  readonly outlets: Map<RequestId, (message: Message) => void>;
  /** Write into the client's streams for what answers nothing. */
  readonly listeners: Set<(message: Message) => void>;
  /** Requests of the client that are being answered now. */
  open: number;
  /** When the client last asked for something. */
  usedAt: number;
  /** The headers of its last request to the server; they end its session there. */
  lastHeaders: Readonly<Record<string, string>>;
  /** Ends what waits on this side. The server is told by who ends it. */
  readonly end: () => void;
  readonly ended: AbortSignal;
}

/** What answering one request needs. */
export interface HttpGatewayParts {
  readonly settings: HttpGatewaySettings;
  readonly upstream: Upstream;
  readonly sessions: HttpSessions;
}

export interface HttpSessions {
  /** Null where there are too many. */
  start(): HttpSession | null;
  find(id: string): HttpSession | undefined;
  /** Ends a session, and the server's behind it unless that is gone already. */
  end(session: HttpSession, isGone?: boolean): Promise<void>;
  endIdle(): void;
  endAll(): Promise<void>;
  count(): number;
}
