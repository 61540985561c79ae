import type { ScanCheck } from '../types.ts';
import { asksCloudMetadata } from './asks-cloud-metadata.ts';
import { codeExecution } from './code-execution.ts';
import { credentialInFile } from './credential-in-file.ts';
import { deprecatedPackage } from './deprecated-package.ts';
import { freePath } from './free-path.ts';
import { freeUrl } from './free-url.ts';
import { hiddenInstructions } from './hidden-instructions.ts';
import { installScripts } from './install-scripts.ts';
import { leakingFlow } from './leaking-flow.ts';
import { lookAlikeName } from './look-alike-name.ts';
import { namesForeignTool } from './names-foreign-tool.ts';
import { notListed } from './not-listed.ts';
import { plainHttp } from './plain-http.ts';
import { repeatedSecret } from './repeated-secret.ts';
import { sameToolName } from './same-tool-name.ts';
import { secretParameter } from './secret-parameter.ts';
import { steeringText } from './steering-text.ts';
import { takeoverFlow } from './takeover-flow.ts';
import { unpinnedVersion } from './unpinned-version.ts';
import { unreadableConfig } from './unreadable-config.ts';
import { unreadableTools } from './unreadable-tools.ts';

/** Every check of a scan, in the order that findings of one level are told in: attacks, ways they take, what each tool opens, the files. */
export const CHECKS: readonly ScanCheck[] = [
  hiddenInstructions,
  repeatedSecret,
  takeoverFlow,
  leakingFlow,
  namesForeignTool,
  lookAlikeName,
  sameToolName,
  asksCloudMetadata,
  codeExecution,
  freePath,
  freeUrl,
  secretParameter,
  steeringText,
  credentialInFile,
  plainHttp,
  unpinnedVersion,
  deprecatedPackage,
  installScripts,
  notListed,
  unreadableTools,
  unreadableConfig,
];
