import type { HttpGatewayParts, HttpSession } from './types.ts';

/** Notes that a session is in use while `work` goes on: it is not idle, and not ended for another. */
export async function whileOpen(
  session: HttpSession,
  headers: Readonly<Record<string, string>>,
  { settings }: HttpGatewayParts,
  work: () => Promise<void>,
): Promise<void> {
  session.open += 1;
  session.usedAt = settings.now();
  session.lastHeaders = headers;
  try {
    await work();
  } finally {
    session.open -= 1;
    session.usedAt = settings.now();
  }
}
