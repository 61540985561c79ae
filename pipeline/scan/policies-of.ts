import { assignSlugs } from '#db/slugs.ts';
import { policyJson } from '#policy/formats/policy-json.ts';
import { recommendForServer } from '#policy/recommend.ts';
import { judgedToolOf } from '../judged-tool.ts';
import type { SceneServer } from './types.ts';

/** The recommended policy of every listed server, with a file name that no other has. Pure. */
export function policiesOf(servers: readonly SceneServer[]): { readonly file: string; readonly text: string }[] {
  const slugs = assignSlugs(
    servers.map((server) => server.name),
    new Set(),
  );
  return servers.flatMap(({ name, answer }) => {
    if (answer.status !== 'listed') return [];
    const tools = answer.tools.map(({ tool, classification }) => judgedToolOf(tool, classification));
    return [
      {
        file: `${slugs.get(name) ?? 'server'}.policy.json`,
        text: policyJson.write({ policy: recommendForServer(tools), servers: [] }),
      },
    ];
  });
}
