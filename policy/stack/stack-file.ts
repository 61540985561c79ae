import type { RiskLevel } from '#classifier/taxonomy.ts';
import type { StackServer, StackTool } from './types.ts';

/** What `/servers/<server>/stack.json` holds: one server as `/stack/` loads it. Its key is its slug. */
export interface StackServerFile extends StackServer {
  /** Its page, site-absolute. */
  readonly href: string;
  readonly tools: readonly StackFileTool[];
}

export interface StackFileTool extends StackTool {
  /** Its page, site-absolute. */
  readonly href: string;
}

/** What `/stack/servers.json` holds: what there is to choose from, as short as it can be for thousands of servers. */
export interface StackIndexFile {
  /** The most to guard first. */
  readonly servers: readonly (readonly [slug: string, title: string, toolCount: number, worstRisk: RiskLevel])[];
}
