import type { Classification } from '#classifier/types.ts';
import type { FailedServer } from '#db/failed-servers.ts';
import { POLICY_PROFILES } from '#policy/types.ts';
import { escapeInvisible } from '#policy/visible-text.ts';
import { formatHref, policyHref, serverApiHref, serverHref, toolHref } from './addresses.ts';
import { apiChanges } from './change-texts.ts';
import { hiddenNotes } from './hidden-text.ts';
import { modelOpinions } from './model-opinions.ts';
import { judgedTool, type ReadyTool } from './ready-tool.ts';
import { signInOf } from './sign-in.ts';
import type { ServerPart } from './tool-page.ts';
import type { ServerRow } from './types.ts';

/** Of one server's file. */
const MAX_CHANGES_BYTES = 256 * 1024;

/** The body of /api/v1/servers/<slug>.json: one server with all its tools, in its own order, exact names. */
export function serverApiText(part: ServerPart, tools: readonly ReadyTool[]): string {
  const { server, name } = part;
  return apiText({
    slug: server.slug,
    name: server.name,
    title: name.title,
    source: server.source,
    href: serverHref(server.slug),
    version: server.provenance.resolvedVersion,
    protocolVersion: server.protocolVersion,
    provenance: server.provenance,
    knownFrom: server.knownFrom,
    posture: server.posture,
    dropped: server.dropped,
    policies: apiPolicies(part),
    toolCount: tools.length,
    tools: tools.map((tool) => apiTool(part, tool)),
    changes: apiChanges(part.changes, MAX_CHANGES_BYTES),
  });
}

/** The body of /api/v1/index.json. */
export function indexApiText(rows: readonly ServerRow[]): string {
  return apiText({
    version: '1',
    status: '/api/v1/status.json',
    serverCount: rows.length,
    toolCount: rows.reduce((sum, row) => sum + row.toolCount, 0),
    servers: rows.map((row) => {
      const slug = row.href.split('/')[2] ?? '';
      return {
        slug,
        name: row.name,
        title: row.title,
        href: row.href,
        api: serverApiHref(slug),
        toolCount: row.toolCount,
        worstRisk: row.worstRisk,
      };
    }),
  });
}

export interface Status {
  readonly lastCrawlAt: string | null;
  readonly rulesetVersion: string;
  readonly serverCount: number;
  readonly toolCount: number;
  readonly failed: readonly FailedServer[];
}

/** The body of /api/v1/status.json: the one file that carries times, and changes with every crawl. */
export function statusApiText({ failed, ...status }: Status): string {
  return apiText({
    ...status,
    failed: failed.map(({ slug, name, reason, detail, challenge, isListed }) => ({
      server: slug,
      name,
      reason,
      detail,
      signIn: signInOf(challenge),
      isListed,
    })),
  });
}

/** Files of the whole server. Beside each tool's page lie three more, `policy.json` and one for each of the other profiles. */
function apiPolicies({ server, formats }: ServerPart) {
  const folder = serverHref(server.slug);
  return [
    ...POLICY_PROFILES.map((profile) => ({ profile, format: 'policy-json', href: policyHref(folder, profile) })),
    ...[...formats]
      .filter(([id]) => id !== 'policy-json')
      .map(([id, format]) => ({ profile: 'recommended', format: id, href: formatHref(server.slug, id, format) })),
  ];
}

function apiTool(part: ServerPart, tool: ReadyTool) {
  const { category, baselineRisk, risk, facets, confidence, needsReview, rationale } = tool.classification;
  return {
    name: tool.tool.name,
    slug: tool.slug,
    href: toolHref(part.server.slug, tool.slug),
    category,
    baselineRisk,
    risk,
    facets,
    confidence,
    needsReview,
    rationale,
    model: apiModel(tool.classification),
    hiddenText: hiddenNotes(tool.tool, tool.classification),
    unchangedSince: tool.unchangedSince.toISOString(),
    policy: part.recommend(judgedTool(tool)),
  };
}

/** Who was asked and what came of it; null where no model was. `reason` is the model's own sentence. */
function apiModel(classification: Classification) {
  const { model, promptVersion } = classification;
  if (model === null) return null;
  const opinions = modelOpinions(classification);
  return {
    name: model,
    promptVersion,
    reason: opinions[0]?.reason ?? null,
    isUnsure: opinions[0]?.isUnsure ?? false,
    opinions: opinions.map(({ about, said, before, effect }) => ({ about, said, before, effect })),
  };
}

function apiText(body: object): string {
  return `${escapeInvisible(JSON.stringify(body))}\n`;
}
