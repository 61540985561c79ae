import { randomUUID } from 'node:crypto';
import { elicitedApprovals } from '../approval.ts';
import type { GatewaySession } from '../core.ts';
import type { GrantHolder } from '../grant.ts';
import type { Message, RequestId } from '../types.ts';
import type { HttpGatewaySettings, HttpSession } from './types.ts';

/** Starts a session of a client that asks to initialize one. */
export function startHttpSession(settings: HttpGatewaySettings): HttpSession {
  const id = randomUUID();
  const ending = new AbortController();
  const outlets = new Map<RequestId, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  const notify = (message: Message) => {
    for (const listener of listeners) listener(message);
  };
  const enforcing = makeEnforcing(settings, id, notify);
  return {
    id,
    upstreamId: null,
    isTakenIn: false,
    enforcerFor: enforcing.enforcerFor,
    approvals: approvalsOf(settings, outlets),
    awaited: new Map(),
    outlets,
    listeners,
    open: 0,
    usedAt: settings.now(),
    lastHeaders: {},
    end() {
      ending.abort();
      enforcing.end();
    },
    ended: ending.signal,
  };
}

function approvalsOf({ approvalTimeoutMs }: HttpGatewaySettings, outlets: HttpSession['outlets']) {
  if (approvalTimeoutMs === null) return null;
  const send = async (message: Message, about: RequestId | undefined) => {
    if (about !== undefined) outlets.get(about)?.(message);
  };
  return elicitedApprovals({ send, timeoutMs: approvalTimeoutMs });
}

/**
 * A grant is one bearer token, or else one session. A token that is renewed within a session is another grant: the enforcer of the former
 * finishes what it has begun. The first, which has seen the server's answer to `initialize`, goes on telling the client of other policies.
 */
function makeEnforcing(settings: HttpGatewaySettings, sessionId: string, notify: (message: Message) => void) {
  const { core, log, approvalTimeoutMs } = settings;
  let first: GatewaySession | null = null;
  let current: { readonly token: string | null; readonly session: GatewaySession } | null = null;
  const enforcerFor: HttpSession['enforcerFor'] = (token) => {
    if (current?.token === token) return { ok: true, enforcer: current.session.enforcer };
    const holder = settings.holder ?? holderOf(token, sessionId);
    const keepsCounters = holder.kind === 'session' ? 'memory' : 'files';
    const started = core.startSession({ holder, keepsCounters, log, canAsk: approvalTimeoutMs !== null, notify });
    if (!started.ok) return started;
    if (current?.session !== first) current?.session.end();
    first ??= started.session;
    current = { token, session: started.session };
    return { ok: true, enforcer: started.session.enforcer };
  };
  const end = () => {
    current?.session.enforcer.clientGone();
    for (const session of [first, current?.session]) session?.end();
  };
  return { enforcerFor, end };
}

function holderOf(token: string | null, session: string): GrantHolder {
  return token === null ? { kind: 'session', value: session } : { kind: 'token', value: token };
}
