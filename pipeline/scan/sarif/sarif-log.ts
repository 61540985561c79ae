import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { RiskLevel } from '#classifier/taxonomy.ts';
import { CHECKS } from '../checks/index.ts';
import { shown } from '../shown.ts';
import type { FindingPlace, ScanCheck, ScanFinding, ScanResult } from '../types.ts';

export interface SarifOptions {
  /** Of toolrisk. */
  readonly version: string;
  /** Absolute folder of the checkout: files below it are named relative to it, as code hosts want them. */
  readonly root: string;
}

/**
 * The findings as a SARIF 2.1.0 log, one result each. Strangers' texts are visible in it already; here they are kept from being read as
 * SARIF's own links. Pure.
 */
export function sarifLog({ findings }: ScanResult, { version, root }: SarifOptions): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'toolrisk', semanticVersion: version, rules: CHECKS.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, root)),
      },
    ],
  };
}

function ruleOf(check: ScanCheck): ReportingDescriptor {
  return {
    id: check.id,
    name: pascalCase(check.id),
    shortDescription: { text: check.title },
    fullDescription: { text: check.why },
    help: {
      text: `${check.why}\n\nWhat to do: ${check.fix}`,
      markdown: `${check.why}\n\n**What to do:** ${check.fix}`,
    },
    defaultConfiguration: { level: LEVEL[check.level] },
    properties: { tags: ['security', 'mcp'], precision: 'high', 'security-severity': SEVERITY[check.level] },
  };
}

/** SARIF has three levels; a server that nobody could look at is a warning, not a note. */
const LEVEL = {
  low: 'note',
  medium: 'warning',
  unknown: 'warning',
  high: 'error',
  critical: 'error',
} as const satisfies Record<RiskLevel, Result.level>;

/** Within the bands that code hosts sort by: over 9.0 critical, from 7.0 high, from 4.0 medium. */
const SEVERITY = {
  low: '2.0',
  medium: '5.0',
  unknown: '5.0',
  high: '8.0',
  critical: '9.5',
} as const satisfies Record<RiskLevel, string>;

function resultOf(finding: ScanFinding, root: string): Result {
  const { id, level, message, fix, where, related, fingerprint } = finding;
  return {
    ruleId: id,
    ruleIndex: CHECKS.findIndex((check) => check.id === id),
    level: LEVEL[level],
    message: { text: `${plain(message)} ${plain(fix)}` },
    locations: [{ ...physical(where, root), ...logical(where) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, index) => ({
        id: index,
        ...physical(place, root),
        ...logical(place),
        message: { text: plain(nameOf(place)) },
      })),
    }),
    partialFingerprints: { 'toolriskFinding/v1': fingerprint },
    properties: { riskLevel: level, ...(where.client !== null && { client: where.client }) },
  };
}

/** A place without a file cannot be shown in one; a file without lines is shown at its top. */
function physical({ file, line }: FindingPlace, root: string): { physicalLocation?: PhysicalLocation } {
  if (file === null) return {};
  return { physicalLocation: { artifactLocation: artifactOf(file, root), region: { startLine: line ?? 1 } } };
}

function artifactOf(file: string, root: string): { uri: string; uriBaseId?: string } {
  const inside = path.relative(root, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return { uri: pathToFileURL(file).href };
  return { uri: inside.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function logical(place: FindingPlace): { logicalLocations?: { fullyQualifiedName: string; kind: string }[] } {
  const name = nameOf(place);
  if (name === '') return {};
  return { logicalLocations: [{ fullyQualifiedName: name, kind: place.tool === null ? 'module' : 'function' }] };
}

/** `server/tool/description`, visible. */
function nameOf({ server, tool, pointer }: FindingPlace): string {
  return [server, tool, pointer?.replace(/^\//, '') ?? null]
    .flatMap((part) => (part === null ? [] : [shown(part, 120)]))
    .join('/');
}

/** Section 3.11.6: brackets are links unless they are escaped. */
function plain(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&');
}

function pascalCase(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
