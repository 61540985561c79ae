import type { PolicyLint } from '../types.ts';
import { bursts } from './bursts.ts';
import { countsTogether } from './counts-together.ts';
import { defaultAllow } from './default-allow.ts';
import { deniesSmall } from './denies-small.ts';
import { hiddenAndListed } from './hidden-and-listed.ts';
import { hiddenTwice } from './hidden-twice.ts';
import { hidesAll } from './hides-all.ts';
import { looseDot } from './loose-dot.ts';
import { missingSlipsThrough } from './missing-slips-through.ts';
import { nearlyAsks } from './nearly-asks.ts';
import { neverReached } from './never-reached.ts';
import { noCalls } from './no-calls.ts';
import { noSuchTool } from './no-such-tool.ts';
import { notCovered } from './not-covered.ts';
import { openHost } from './open-host.ts';
import { partMatch } from './part-match.ts';
import { patternAsName } from './pattern-as-name.ts';
import { patternInPath } from './pattern-in-path.ts';
import { requiresNothing } from './requires-nothing.ts';
import { slotChanged } from './slot-changed.ts';
import { slotUnfilled } from './slot-unfilled.ts';
import { strangeName } from './strange-name.ts';
import { textSlipsThrough } from './text-slips-through.ts';
import { wayUp } from './way-up.ts';

/** Every lint, in the order that findings are told in: holes first, then rules that do nothing, then what is worth knowing. */
export const LINTS: readonly PolicyLint[] = [
  defaultAllow,
  hidesAll,
  hiddenAndListed,
  neverReached,
  requiresNothing,
  nearlyAsks,
  missingSlipsThrough,
  textSlipsThrough,
  deniesSmall,
  partMatch,
  openHost,
  looseDot,
  wayUp,
  slotChanged,
  strangeName,
  patternAsName,
  patternInPath,
  noSuchTool,
  notCovered,
  slotUnfilled,
  countsTogether,
  noCalls,
  bursts,
  hiddenTwice,
];
