import { assignSlugs } from '#db/slugs.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { recommendForServer } from '#policy/recommend.ts';
import type { SceneServer } from './types.ts';

/** The recommended policy of every listed server, with a file name that no other has. Pure. */
export function policiesOf(servers: readonly SceneServer[]): { readonly file: string; readonly text: string }[] {
  const slugs = assignSlugs(
    servers.map((server) => server.name),
    new Set(),
  );
  return servers.flatMap(({ name, answer }) => {
    if (answer.status !== 'listed') return [];
    const tools = answer.tools.map(({ tool, classification: { category, facets } }) => {
      return { name: tool.name, category, facets, inputSchema: tool.inputSchema };
    });
    return [{ file: `${slugs.get(name) ?? 'server'}.policy.json`, text: policyJson.write(recommendForServer(tools)) }];
  });
}
