import { createHash } from 'node:crypto';
import { compareRisk } from '#classifier/taxonomy.ts';
import { CHECKS } from './checks/index.ts';
import type { FoundPart, ScanCheck, ScanFinding, Scene } from './types.ts';

/** What every check finds in a scene, the worst first, then in the order of the checks and of the servers. Pure. */
export function findFindings(scene: Scene): ScanFinding[] {
  const findings: ScanFinding[] = [];
  for (const check of CHECKS) {
    const told = new Set<string>();
    for (const part of check.find(scene)) {
      // An agent of every project has the servers of all of them: what was found without a project is not found again in each.
      const { where, related } = part;
      const key = JSON.stringify([where, related]);
      if (check.isOfAgent && told.has(key)) continue;
      told.add(key);
      findings.push(whole(check, part));
    }
  }
  return tellApart(findings.toSorted((left, right) => compareRisk(right.level, left.level)));
}

function whole(check: ScanCheck, part: FoundPart): ScanFinding {
  return {
    id: check.id,
    level: part.level ?? check.level,
    message: part.message,
    why: check.why,
    fix: part.fix ?? check.fix,
    where: part.where,
    related: part.related ?? [],
    fingerprint: fingerprint(check.id, part),
  };
}

/** By what was found and where it belongs, not by line, wording or absolute path: those change while the finding stays. */
function fingerprint(id: string, { where }: FoundPart): string {
  const file = where.file?.split(/[\\/]/).at(-1) ?? null;
  return hash(JSON.stringify([id, file, where.client, where.server, where.tool, where.pointer]));
}

/** Two findings of one check in one place get prints of their own, in their order. */
function tellApart(findings: readonly ScanFinding[]): ScanFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, times + 1);
    return times === 0 ? finding : { ...finding, fingerprint: hash(`${finding.fingerprint} ${times}`) };
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
