import type { Rule } from '../rule.ts';
import { changesAPaidPlan } from './changes-a-paid-plan.ts';
import { changesData } from './changes-data.ts';
import { computesAResult } from './computes-a-result.ts';
import { configuresASession } from './configures-a-session.ts';
import { controlsASystem } from './controls-a-system.ts';
import { delegatesToAnAgent } from './delegates-to-an-agent.ts';
import { destroysData } from './destroys-data.ts';
import { drivesALiveSystem } from './drives-a-live-system.ts';
import { generatesWithAModel } from './generates-with-a-model.ts';
import { installsSoftware } from './installs-software.ts';
import { logsIn } from './logs-in.ts';
import { managesUnstated } from './manages-unstated.ts';
import { movesMoney } from './moves-money.ts';
import { readsData } from './reads-data.ts';
import { revokesForGood } from './revokes-for-good.ts';
import { runsSomething } from './runs-something.ts';
import { sendsMessages } from './sends-messages.ts';
import { tradesAssets } from './trades-assets.ts';

/** Every rule, in the order of the method page: what a tool does, then what else matters about it. */
export const RULES: readonly Rule[] = [
  readsData,
  computesAResult,
  changesData,
  sendsMessages,
  configuresASession,
  managesUnstated,
  runsSomething,
  controlsASystem,
  drivesALiveSystem,
  generatesWithAModel,
  delegatesToAnAgent,
  installsSoftware,
  logsIn,
  destroysData,
  revokesForGood,
  movesMoney,
  tradesAssets,
  changesAPaidPlan,
];
