import { BASELINE_RISK, CATEGORY_TEXT, type Category, compareRisk, type RiskLevel } from './taxonomy.ts';
import { type Finding, type RiskIndication, type RiskMove, STRENGTHS } from './types.ts';

interface Reason {
  readonly finding: Finding;
  readonly risk: RiskIndication;
}

/** How the risk came about: the baseline, then the strongest raising reason, then the strongest lowering one. */
export function moveRisk(category: Category, findings: readonly Finding[]): RiskMove[] {
  const start = STARTS[category];
  const moves: RiskMove[] = [start];
  const raise = strongest(reasonsOf(category, findings, 'raise'), -1);
  if (raise !== null && isAbove(raise.risk.to, start.to)) moves.push(move('raised', raise));
  const lower = strongest(reasonsOf(category, findings, 'lower'), 1);
  const now = moves.at(-1)?.to ?? start.to;
  if (
    lower !== null &&
    now !== 'unknown' &&
    isAbove(now, lower.risk.to) &&
    !isBeaten(lower, moves.length > 1 ? raise : null)
  ) {
    moves.push(move('lowered', lower));
  }
  return moves;
}

const STARTS: Readonly<Record<Category, RiskMove>> = {
  read: startOf('read'),
  write: startOf('write'),
  execute: startOf('execute'),
  destructive: startOf('destructive'),
  financial: startOf('financial'),
  unknown: startOf('unknown'),
};

function startOf(category: Category): RiskMove {
  const label = CATEGORY_TEXT[category].label;
  const to = BASELINE_RISK[category];
  const because =
    category === 'unknown'
      ? 'what it does is unknown, and so is its risk'
      : `${label.toLowerCase()} tools start at ${to}`;
  return { move: 'start', to, because, rule: null };
}

function reasonsOf(category: Category, findings: readonly Finding[], way: RiskIndication['move']): Reason[] {
  const reasons: Reason[] = [];
  for (const finding of findings) {
    const risk = finding.indicates.risk;
    if (risk === undefined || risk.move !== way) continue;
    if (risk.within === undefined || risk.within.includes(category)) reasons.push({ finding, risk });
  }
  return reasons;
}

/** The furthest move, of equally far ones the one from the stronger evidence. `direction` -1 looks for the highest level, 1 for the lowest. */
function strongest(reasons: readonly Reason[], direction: 1 | -1): Reason | null {
  let best: Reason | null = null;
  for (const reason of reasons) {
    if (best === null || compareReasons(reason, best, direction) < 0) best = reason;
  }
  return best;
}

function compareReasons(left: Reason, right: Reason, direction: 1 | -1): number {
  const byLevel = direction * compareRisk(left.risk.to, right.risk.to);
  return byLevel !== 0 ? byLevel : weight(right) - weight(left);
}

/** Any level says more than `unknown`. */
function isAbove(left: RiskLevel, right: RiskLevel): boolean {
  return right === 'unknown' ? left !== 'unknown' : compareRisk(left, right) > 0;
}

/** A lowering reason never beats a raising one from evidence that is as strong or stronger. */
function isBeaten(lower: Reason, raise: Reason | null): boolean {
  return raise !== null && weight(raise) >= weight(lower);
}

const weight = (reason: Reason): number => STRENGTHS.indexOf(reason.finding.strength);

function move(way: 'raised' | 'lowered', reason: Reason): RiskMove {
  return {
    move: way,
    to: reason.risk.to,
    because: reason.risk.because ?? clause(reason.finding.message),
    rule: reason.finding.rule,
  };
}

function clause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
