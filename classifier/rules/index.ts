import type { Rule } from '../rule.ts';
import { actsInBulk } from './acts-in-bulk.ts';
import { answersWithSecrets } from './answers-with-secrets.ts';
import { asksForPrivateData } from './asks-for-private-data.ts';
import { asksForSecrets } from './asks-for-secrets.ts';
import { asksForSilence } from './asks-for-silence.ts';
import { asksWhichModel } from './asks-which-model.ts';
import { bringsStrangersText } from './brings-strangers-text.ts';
import { cannotBeUndone } from './cannot-be-undone.ts';
import { changesAPaidPlan } from './changes-a-paid-plan.ts';
import { changesAccess } from './changes-access.ts';
import { changesCredentials } from './changes-credentials.ts';
import { changesData } from './changes-data.ts';
import { claimsAuthority } from './claims-authority.ts';
import { clearsWhatCanBeRebuilt } from './clears-what-can-be-rebuilt.ts';
import { commandsAHost } from './commands-a-host.ts';
import { computesAResult } from './computes-a-result.ts';
import { configuresASession } from './configures-a-session.ts';
import { controlsASystem } from './controls-a-system.ts';
import { createsBillableResource } from './creates-billable-resource.ts';
import { delegatesToAnAgent } from './delegates-to-an-agent.ts';
import { destroysAtScale } from './destroys-at-scale.ts';
import { destroysData } from './destroys-data.ts';
import { destroysOwnScratch } from './destroys-own-scratch.ts';
import { drivesALiveSystem } from './drives-a-live-system.ts';
import { generatesWithAModel } from './generates-with-a-model.ts';
import { handlesMoney } from './handles-money.ts';
import { hidesCharacters } from './hides-characters.ts';
import { hidesInstructions } from './hides-instructions.ts';
import { hintContradictsRead } from './hint-contradicts-read.ts';
import { hintDeniesAChange } from './hint-denies-a-change.ts';
import { imitatesAnotherTool } from './imitates-another-tool.ts';
import { installsSoftware } from './installs-software.ts';
import { keepsOwnNotes } from './keeps-own-notes.ts';
import { logsIn } from './logs-in.ts';
import { managesUnstated } from './manages-unstated.ts';
import { movesMoney } from './moves-money.ts';
import { offersAForceFlag } from './offers-a-force-flag.ts';
import { offersAPublicFlag } from './offers-a-public-flag.ts';
import { ordersACommand } from './orders-a-command.ts';
import { overridesInstructions } from './overrides-instructions.ts';
import { paysLittleOrPaper } from './pays-little-or-paper.ts';
import { praisesItself } from './praises-itself.ts';
import { reachesManyPeople } from './reaches-many-people.ts';
import { readsData } from './reads-data.ts';
import { readsPrivateRecords } from './reads-private-records.ts';
import { recordsAPayment } from './records-a-payment.ts';
import { redirectsOtherTools } from './redirects-other-tools.ts';
import { removesCredentials } from './removes-credentials.ts';
import { revokesForGood } from './revokes-for-good.ts';
import { runsInASandbox } from './runs-in-a-sandbox.ts';
import { runsOneBoundedAction } from './runs-one-bounded-action.ts';
import { runsSomething } from './runs-something.ts';
import { saysReadOnly } from './says-read-only.ts';
import { sendsMessages } from './sends-messages.ts';
import { sendsOutside } from './sends-outside.ts';
import { setsUpAHook } from './sets-up-a-hook.ts';
import { showsSecrets } from './shows-secrets.ts';
import { speaksAsTheSystem } from './speaks-as-the-system.ts';
import { steersTheModel } from './steers-the-model.ts';
import { takesCode } from './takes-code.ts';
import { takesFreePath } from './takes-free-path.ts';
import { takesFreeUrl } from './takes-free-url.ts';
import { touchesPrivateRecords } from './touches-private-records.ts';
import { touchesSessionState } from './touches-session-state.ts';
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
  saysReadOnly,
  showsSecrets,
  answersWithSecrets,
  changesAccess,
  readsPrivateRecords,
  takesFreeUrl,
  takesFreePath,
  takesCode,
  asksForSecrets,
  reachesManyPeople,
  touchesSessionState,
  clearsWhatCanBeRebuilt,
  runsOneBoundedAction,
  runsInASandbox,
  commandsAHost,
  destroysAtScale,
  destroysOwnScratch,
  cannotBeUndone,
  actsInBulk,
  handlesMoney,
  paysLittleOrPaper,
  recordsAPayment,
  createsBillableResource,
  bringsStrangersText,
  sendsOutside,
  steersTheModel,
  praisesItself,
  asksWhichModel,
  imitatesAnotherTool,
  asksForSilence,
  asksForPrivateData,
  overridesInstructions,
  redirectsOtherTools,
  claimsAuthority,
  ordersACommand,
  speaksAsTheSystem,
  hidesInstructions,
  hidesCharacters,
  hintContradictsRead,
  hintDeniesAChange,
  changesCredentials,
  keepsOwnNotes,
  offersAForceFlag,
  offersAPublicFlag,
  removesCredentials,
  setsUpAHook,
  touchesPrivateRecords,
];
