import type { PolicyFormat } from './policy-format.ts';

export type { PolicyFormat, WrittenPolicy, WrittenServer } from './policy-format.ts';

/** Every format by its id, as in `--format` and in addresses; the commonest first. Loaded when asked for: a help text needs no YAML writer. */
const FORMATS = {
  'policy-json': async () => (await import('./policy-json.ts')).policyJson,
  'claude-code': async () => (await import('./claude-code.ts')).claudeCode,
  codex: async () => (await import('./codex.ts')).codex,
  'gemini-policy': async () => (await import('./gemini-policy.ts')).geminiPolicy,
  'cursor-cli': async () => (await import('./cursor-cli.ts')).cursorCli,
  intercept: async () => (await import('./intercept.ts')).intercept,
  toolhive: async () => (await import('./toolhive.ts')).toolhive,
  agentgateway: async () => (await import('./agentgateway.ts')).agentgateway,
} as const satisfies Record<string, () => Promise<PolicyFormat>>;

export type PolicyFormatId = keyof typeof FORMATS;

export const POLICY_FORMAT_IDS = Object.keys(FORMATS) as readonly PolicyFormatId[];

export function isFormatId(id: string): id is PolicyFormatId {
  return Object.hasOwn(FORMATS, id);
}

export function loadFormat(id: PolicyFormatId): Promise<PolicyFormat> {
  return FORMATS[id]();
}

/** All formats, in the order of their ids. */
export async function loadFormats(): Promise<ReadonlyMap<PolicyFormatId, PolicyFormat>> {
  return new Map(await Promise.all(POLICY_FORMAT_IDS.map(async (id) => [id, await loadFormat(id)] as const)));
}
