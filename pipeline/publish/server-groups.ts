import { BATCH_SIZE } from '#db/batches.ts';
import type { ListedServer } from '#db/read-servers.ts';

/** Groups servers so that the tools of a group are about one batch; a server with more is a group of its own. */
export async function* serverGroups(batches: AsyncIterable<readonly ListedServer[]>): AsyncGenerator<ListedServer[]> {
  let group: ListedServer[] = [];
  let tools = 0;
  for await (const batch of batches) {
    for (const server of batch) {
      if (group.length > 0 && tools + server.toolCount > BATCH_SIZE) {
        yield group;
        group = [];
        tools = 0;
      }
      group.push(server);
      tools += server.toolCount;
    }
  }
  if (group.length > 0) yield group;
}
