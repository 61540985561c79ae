import { MODEL_RULE } from '#classifier/llm/model-findings.ts';
import { CATEGORY_TEXT, RISK_TEXT } from '#classifier/taxonomy.ts';
import type { StoredChange } from '#db/read-change-events.ts';
import type { ListedServer } from '#db/read-servers.ts';
import type { JudgedTool, Policy, PolicyProfile } from '#policy/types.ts';
import { policyHref, serverHref, toolHref } from './addresses.ts';
import { changeRow, historyOf, type ToolHref } from './change-rows.ts';
import { definitionSegments } from './definition-segments.ts';
import { numberEvidence } from './evidence.ts';
import { callText } from './example-arguments.ts';
import { hiddenNotes } from './hidden-text.ts';
import { judgedFacts } from './judged-facts.ts';
import { modelNote } from './model-note.ts';
import { parameterTable } from './parameters.ts';
import type { Formats } from './policy-control.ts';
import { judgedTool, type ReadyTool } from './ready-tool.ts';
import { riskSteps } from './risk-steps.ts';
import { cut, oneLine } from './shown-text.ts';
import { toolControl } from './tool-control.ts';
import { type ServerName, shownToolName } from './tool-row.ts';
import type { ToolPage, ToolRow } from './types.ts';
import { whyPolicy } from './why-policy.ts';

/** The longest descriptions in public servers have about 3,500 characters; the definition has the whole text. */
const MAX_DESCRIPTION_LENGTH = 4000;

const MAX_META_LENGTH = 155;

/** What the pages of one server's tools have in common. */
export interface ServerPart {
  readonly server: ListedServer;
  readonly name: ServerName;
  readonly toolNames: readonly string[];
  /** Titles of the rules by id. */
  readonly ruleTitles: ReadonlyMap<string, string>;
  /** Words that its tools' names begin with and that say nothing of the tool. */
  readonly prefixes: ReadonlySet<string>;
  /** A tool's own policy; see `toolRecommender`. */
  readonly recommend: (tool: JudgedTool, profile?: PolicyProfile) => Policy;
  /** Formats to write policies in. */
  readonly formats: Formats;
  /** What changed in the server, the newest first, of what its page may show. */
  readonly changes: readonly StoredChange[];
  /** Addresses of its tools' pages, also of those that are gone. */
  readonly toolHref: ToolHref;
}

/** Everything the page of one tool shows. It carries no check time and no global count: it must not change when the tool did not. */
export function toolPage(
  part: ServerPart,
  tool: ReadyTool,
  related: readonly ToolRow[],
  gone: ToolPage['gone'] = null,
): ToolPage {
  const { classification } = tool;
  const { category, baselineRisk, risk, facets, needsReview, reviewReasons } = classification;
  const href = toolHref(part.server.slug, tool.slug);
  const why = whyPolicy(tool, part.name.title, part.prefixes);
  const evidence = numberEvidence(tool.tool.name, classification, part.ruleTitles);
  const parameters = parameterTable(tool.tool.inputSchema, classification.findings);
  const judged = judgedTool(tool);
  const { control, use } = toolControl(part, judged, href, gone !== null);
  return {
    id: `${part.server.slug}/${tool.slug}`,
    href,
    name: shownToolName(tool),
    title: oneLine(tool.tool.title ?? tool.tool.annotations?.title ?? '', MAX_META_LENGTH) || null,
    description:
      tool.tool.description === undefined ? null : cut(tool.tool.description.trim(), MAX_DESCRIPTION_LENGTH) || null,
    ...metaTexts(part, tool, why),
    category,
    baselineRisk,
    risk,
    riskSteps: riskSteps(classification),
    facets,
    confidencePercent: Math.round(classification.confidence * 100),
    needsReview,
    reviewReasons: reviewReasons.map((reason) => oneLine(reason, 300)),
    whyPolicy: why,
    definition: definitionSegments(tool.tool, evidence.marks, `${href}definition.json`),
    hidden: hiddenNotes(tool.tool, classification),
    evidence: evidence.notes,
    model: modelNote(classification, evidence.notes.find(({ rule }) => rule === MODEL_RULE)?.number ?? null),
    parameters: parameters.rows,
    moreParameters: parameters.more,
    control,
    use,
    call: callText(tool.tool, judged),
    related,
    history: toolHistory(part, tool.tool.name),
    gone,
    server: {
      slug: part.server.slug,
      title: part.name.title,
      href: serverHref(part.server.slug),
      policyHref: policyHref(serverHref(part.server.slug), 'recommended'),
      toolCount: part.toolNames.length,
    },
    firstSeenAt: tool.firstSeenAt.toISOString(),
    unchangedSince: tool.unchangedSince.toISOString(),
    judged: judgedFacts(part.server, tool),
  };
}

/** A page's share of its 120 KB. */
const MAX_HISTORY_BYTES = 16 * 1024;
const MAX_HISTORY_ROWS = 20;

/** Under another name it was the same tool: the change of name is told on both pages. */
function toolHistory({ changes, name, toolHref: hrefOf }: ServerPart, tool: string): ToolPage['history'] {
  const own = changes.filter(
    (event) => event.tool === tool || (event.kind === 'tool-renamed' && event.change.before === tool),
  );
  const rows = own.values().map((event) => changeRow(name, event, hrefOf));
  return historyOf(rows, own.length, MAX_HISTORY_ROWS, MAX_HISTORY_BYTES);
}

function metaTexts(part: ServerPart, tool: ReadyTool, why: string): Pick<ToolPage, 'metaTitle' | 'metaDescription'> {
  const { category, risk } = tool.classification;
  const label = `${RISK_TEXT[risk].label} risk, ${CATEGORY_TEXT[category].label.toLowerCase()}`;
  const kind = `${RISK_TEXT[risk].label.toLowerCase()} risk ${CATEGORY_TEXT[category].label.toLowerCase()} tool`;
  return {
    metaTitle: `${oneLine(tool.tool.name, 60)}: ${kind} of ${part.name.title}`,
    metaDescription: oneLine(`${label}. ${why}`, MAX_META_LENGTH),
  };
}
