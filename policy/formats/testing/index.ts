import type { PolicyFormatId } from '../index.ts';
import { readAgentgateway } from './agentgateway.ts';
import { readClaudeCode } from './claude-code.ts';
import { readCodex } from './codex.ts';
import { readCursorCli } from './cursor-cli.ts';
import { readGeminiPolicy } from './gemini-policy.ts';
import { readIntercept } from './intercept.ts';
import { readPolicyJson } from './policy-json.ts';
import type { Reader } from './reader.ts';
import { readToolhive } from './toolhive.ts';

export type { ReadCall, Reader, Verdict } from './reader.ts';

/**
 * A reader for every format, made with a real parser or engine of the target's language: what is written is read back and asked about
 * calls. For tests alone, of this room and of built pages; nothing else may import this folder.
 */
export const READERS: Record<PolicyFormatId, Reader> = {
  'policy-json': readPolicyJson,
  'claude-code': readClaudeCode,
  codex: readCodex,
  'gemini-policy': readGeminiPolicy,
  'cursor-cli': readCursorCli,
  intercept: readIntercept,
  toolhive: readToolhive,
  agentgateway: readAgentgateway,
};
