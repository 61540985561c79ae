import { afterAll, beforeAll } from 'vitest';
import { describeBuiltFiles } from './built-files.ts';
import { describeHistory } from './history.ts';
import { describeHostileTools } from './hostile-tools.ts';
import { describeKeyboard } from './keyboard.ts';
import { describeLooks } from './looks.ts';
import { describePolicies } from './policies.ts';
import { describePolicyCard } from './policy-card.ts';
import { describeSearch } from './search.ts';
import { describeStack } from './stack.ts';
import { describeStackAddress } from './stack-address.ts';
import { openStage, type Stage } from './stage.ts';
import { describeToolPage } from './tool-page.ts';
import { describeTryCall } from './try-call.ts';

// One site, one server and one browser for all: a build takes longer than the visits.
let stage: Stage;

/** Crawl, classification, build and the unpacking of a browser, on a busy two-core machine. */
const STAGE_TIMEOUT = 300_000;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT);
afterAll(() => stage?.end());

const onStage = (): Stage => stage;
describeBuiltFiles(onStage);
describeSearch(onStage);
describeToolPage(onStage);
describePolicies(onStage);
describePolicyCard(onStage);
describeTryCall(onStage);
describeKeyboard(onStage);
describeLooks(onStage);
describeHostileTools(onStage);
describeHistory(onStage);
describeStack(onStage);
describeStackAddress(onStage);
