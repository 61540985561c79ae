import { eq } from 'drizzle-orm';
import { servers } from './schema.ts';
import type { Db } from './types.ts';

/** The name and description that the classifier is given beside a server's tools; null if there is no such server. */
export async function readServerContext(
  db: Db,
  serverId: number,
): Promise<{ readonly name: string; readonly description?: string } | null> {
  const [row] = await db
    .select({ name: servers.contextName, description: servers.contextDescription })
    .from(servers)
    .where(eq(servers.id, serverId));
  if (row === undefined) return null;
  return { name: row.name, ...(row.description !== null && { description: row.description }) };
}
