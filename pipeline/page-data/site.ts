import {
  CATEGORIES,
  CATEGORY_TEXT,
  compareRisk,
  RISK_LEVELS,
  RISK_TEXT,
  type RiskLevel,
} from '#classifier/taxonomy.ts';
import type { FailedServer } from '#db/failed-servers.ts';
import { categoryHref, riskHref } from './addresses.ts';
import { indexApiText, statusApiText } from './api-texts.ts';
import { countByRisk } from './counts.ts';
import { cut, oneLine } from './shown-text.ts';
import { signInOf } from './sign-in.ts';
import type { CategoryBar, ServerRow, SitePages, ToolRow } from './types.ts';
import type { ChangeRow, ChangesOverview } from './types-changes.ts';
import type { MethodPage } from './types-method.ts';

const MAX_HOME_SERVERS = 8;
const MAX_FAILED = 100;

export interface Catalogue {
  readonly tools: readonly ToolRow[];
  /** Those with most to guard first; see `mostToGuardFirst`. */
  readonly servers: readonly ServerRow[];
  readonly failed: readonly FailedServer[];
  readonly method: MethodPage;
  /** ISO date-time of the last attempt. */
  readonly lastCrawlAt: string | null;
  readonly changes: ChangesOverview;
  readonly latestChanges: readonly ChangeRow[];
}

/** The pages there is one of. */
export function sitePages(catalogue: Catalogue): SitePages {
  const { tools, servers, failed, method, lastCrawlAt, changes, latestChanges } = catalogue;
  return {
    home: {
      toolCount: tools.length,
      serverCount: servers.length,
      bars: categoryBars(tools),
      servers: servers.slice(0, MAX_HOME_SERVERS),
      lastCrawlAt,
      changes: latestChanges,
    },
    changes,
    categories: CATEGORIES.map((category) => ({
      category,
      ...CATEGORY_TEXT[category],
      href: categoryHref(category),
      count: tools.filter((row) => row.category === category).length,
    })),
    risks: RISK_LEVELS.map((risk) => ({
      risk,
      ...RISK_TEXT[risk],
      href: riskHref(risk),
      count: tools.filter((row) => row.risk === risk).length,
    })),
    failed: failed.slice(0, MAX_FAILED).map((server) => ({
      title: oneLine(server.title ?? server.name, 80),
      name: oneLine(server.name, 200),
      reason: server.reason,
      detail: cut(server.detail, 300),
      signIn: signInOf(server.challenge),
    })),
    method,
    apiIndexText: indexApiText(servers),
    apiStatusText: statusApiText({
      lastCrawlAt,
      rulesetVersion: method.rulesetVersion,
      serverCount: servers.length,
      toolCount: tools.length,
      failed,
    }),
  };
}

/** By the worst risk, then by how many tools of high or critical risk there are, then by slug. */
export function mostToGuardFirst(left: ServerRow, right: ServerRow): number {
  const byWorst = compareRisk(right.worstRisk, left.worstRisk);
  return byWorst || guarded(right) - guarded(left) || (left.href < right.href ? -1 : 1);
}

function guarded(row: ServerRow): number {
  const isGuarded: Record<RiskLevel, boolean> = {
    low: false,
    medium: false,
    unknown: false,
    high: true,
    critical: true,
  };
  return row.byRisk.filter(({ key }) => isGuarded[key]).reduce((sum, { count }) => sum + count, 0);
}

function categoryBars(tools: readonly ToolRow[]): CategoryBar[] {
  return CATEGORIES.map((category) => {
    const rows = tools.filter((row) => row.category === category);
    return { category, href: categoryHref(category), total: rows.length, byRisk: countByRisk(rows) };
  });
}
