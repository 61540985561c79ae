import type { Category, RiskLevel } from '#classifier/taxonomy.ts';
import type { PolicyFormat, PolicyFormatId } from '#policy/formats/index.ts';
import type { PolicyProfile } from '#policy/types.ts';

/*
 * Site-absolute addresses (DESIGN section 5). Slugs hold only [a-z0-9._-], so nothing needs escaping.
 */

export function serverHref(server: string): string {
  return `/servers/${server}/`;
}

export function serverApiHref(server: string): string {
  return `/api/v1/servers/${server}.json`;
}

export function toolHref(server: string, tool: string): string {
  return `/tools/${server}/${tool}/`;
}

export function categoryHref(category: Category): string {
  return `/categories/${category}/`;
}

export function riskHref(risk: RiskLevel): string {
  return `/risk/${risk}/`;
}

/** The rule's own section of the method page. */
export function ruleHref(rule: string): string {
  return `/method/#${rule}`;
}

/** Page 1 of a list has the list's own address. */
export function listHref(base: string, page: number): string {
  return page === 1 ? `/${base}/` : `/${base}/page/${page}/`;
}

/** `policy.json` is the recommended one, in the folder of a tool or a server. */
export function policyHref(folder: string, profile: PolicyProfile): string {
  return `${folder}${profile === 'recommended' ? 'policy.json' : `policy.${profile}.json`}`;
}

/** A server's recommended policy in another format, with the extension of that format's own file. */
export function formatHref(server: string, id: PolicyFormatId, { fileName }: Pick<PolicyFormat, 'fileName'>): string {
  return `${serverHref(server)}policy/${id}${fileName.slice(fileName.lastIndexOf('.'))}`;
}
