import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Policy } from '../../types.ts';
import { NO_LOG } from '../audit-log.ts';
import { openCore } from '../core.ts';
import { HTTP_LIMITS, type HttpGateway, openHttpGateway } from '../http/open-http-gateway.ts';
import type { HttpGatewaySettings } from '../http/types.ts';

export interface TestGateway extends HttpGateway {
  readonly policyFile: string;
  readonly stateDir: string;
  readonly warnings: string[];
}

export type TestSettings = Partial<Omit<HttpGatewaySettings, 'core' | 'upstream'>> & { readonly stateDir?: string };

/** A gateway in this process, on a free port, with a policy file and a state folder of its own. */
export async function openTestGateway(
  upstream: string,
  policy: Policy,
  settings: TestSettings = {},
): Promise<TestGateway> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-gateway-'));
  const policyFile = path.join(folder, 'policy.json');
  const stateDir = settings.stateDir ?? path.join(folder, 'state');
  const warnings: string[] = [];
  const warn = (text: string) => void warnings.push(text);
  const now = settings.now ?? Date.now;
  writeFileSync(policyFile, JSON.stringify(policy));
  const opened = openCore({ policyFile, stateDir, now, warn });
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  const { core } = opened;
  const listening = await openHttpGateway({
    headers: {},
    clientToken: null,
    port: 0,
    holder: null,
    log: () => NO_LOG,
    approvalTimeoutMs: null,
    limits: HTTP_LIMITS,
    now,
    warn,
    ...settings,
    core,
    upstream: new URL(upstream),
  });
  if (!listening.ok) throw new Error(listening.problem);
  const close = async () => {
    await listening.gateway.close();
    core.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...listening.gateway, policyFile, stateDir, warnings, close };
}
