import { classifyServer } from '#classifier/classify.ts';
import { documentedServers } from './documented-servers.ts';

/* Run as a process of its own: classifies 50 servers, 10,000 tools, of which it keeps nothing, for its memory to be read at its exit. */
for (let server = 0; server < 50; server += 1) {
  for (const { tools } of documentedServers(1)) classifyServer({ name: `server ${server}` }, tools);
}
