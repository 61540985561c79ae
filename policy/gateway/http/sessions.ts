import { SESSION_HEADER } from './headers.ts';
import { startHttpSession } from './session.ts';
import type { HttpGatewaySettings, HttpSession, HttpSessions } from './types.ts';
import type { Upstream } from './upstream.ts';

/** The sessions of one gateway, by their ids. */
export function makeSessions(settings: HttpGatewaySettings, upstream: Upstream): HttpSessions {
  const { limits, now, warn } = settings;
  const sessions = new Map<string, HttpSession>();
  const idle = () => [...sessions.values()].filter(({ open }) => open === 0);

  async function end(session: HttpSession, isGone = false): Promise<void> {
    sessions.delete(session.id);
    session.end();
    if (!isGone) await sayGoodbye(session, upstream);
  }

  return {
    start() {
      if (sessions.size >= limits.sessions) {
        const [oldest] = idle().toSorted((left, right) => left.usedAt - right.usedAt);
        if (oldest === undefined) return null;
        warn(`There are ${limits.sessions} sessions: the one that is idle longest is ended for a new one.`);
        void end(oldest);
      }
      const session = startHttpSession(settings);
      sessions.set(session.id, session);
      return session;
    },
    find: (id) => sessions.get(id),
    end,
    endIdle() {
      for (const session of idle()) if (now() - session.usedAt >= limits.idleMs) void end(session);
    },
    async endAll() {
      await Promise.all([...sessions.values()].map((session) => end(session)));
    },
    count: () => sessions.size,
  };
}

/** A server that does not answer must not keep the gateway from ending. */
const GOODBYE_MS = 2_000;

async function sayGoodbye({ upstreamId, lastHeaders }: HttpSession, upstream: Upstream): Promise<void> {
  if (upstreamId === null) return;
  const headers = { ...lastHeaders, [SESSION_HEADER]: upstreamId };
  const signal = AbortSignal.timeout(GOODBYE_MS);
  const answer = await upstream.send({ method: 'DELETE', headers, signal });
  if (answer.ok) await answer.response.body?.cancel();
}
