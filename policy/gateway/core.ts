import path from 'node:path';
import { re2Patterns } from '../re2.ts';
import type { Policy } from '../types.ts';
import { openCounterFiles } from './counter-files.ts';
import { makeEnforcer } from './enforcer.ts';
import { type GrantHolder, grantId } from './grant.ts';
import { memoryCounters } from './memory-counters.ts';
import { removeOldGrants } from './old-grants.ts';
import { openPolicyFile } from './policy-file.ts';
import type { CallLog, CounterStore, Enforcer, Message, PolicyInForce } from './types.ts';

export interface CoreSettings {
  readonly policyFile: string;
  readonly stateDir: string;
  readonly now: () => number;
  /** Whatever a person at the terminal should know; one line each. */
  readonly warn: (text: string) => void;
}

export interface SessionSettings {
  readonly holder: GrantHolder;
  /** `files` for a grant that outlives the process, `memory` for one that ends with it. */
  readonly keepsCounters: 'files' | 'memory';
  readonly log: (grant: () => string) => CallLog;
  readonly canAsk: boolean;
  /** Sends the client a message that answers nothing. */
  readonly notify: (message: Message) => void;
}

export interface GatewaySession {
  readonly enforcer: Enforcer;
  /** The session is over: policy changes are told no more. */
  end(): void;
}

/** What all sessions of one gateway share: the policy file, and where counters are kept. */
export interface GatewayCore {
  startSession(settings: SessionSettings): { readonly ok: true; readonly session: GatewaySession } | Problems;
  stop(): void;
}

export interface Problems {
  readonly ok: false;
  readonly problems: readonly string[];
}

/** Reads the policy, which must be valid, and follows its edits: an edit that is invalid changes nothing but is told. */
export function openCore(settings: CoreSettings): { readonly ok: true; readonly core: GatewayCore } | Problems {
  const listeners = new Set<(policy: Policy) => void>();
  const opened = openPolicyFile(settings.policyFile, {
    onChange(policy) {
      settings.warn('The policy has changed and holds from the next call on.');
      for (const listener of listeners) listener(policy);
    },
    onInvalid(problems) {
      settings.warn('The policy has become invalid; the last good one goes on holding:');
      for (const problem of problems) settings.warn(`  ${problem}`);
    },
  });
  if (!opened.ok) return opened;
  const { file } = opened;
  removeOldGrants(settings.stateDir, settings.now());
  file.watch();
  const core: GatewayCore = {
    startSession: (session) => startSession(settings, session, file.current, listeners),
    stop: () => file.stop(),
  };
  return { ok: true, core };
}

function startSession(
  { stateDir, now, warn }: CoreSettings,
  { holder, keepsCounters, log, canAsk, notify }: SessionSettings,
  current: () => Policy,
  listeners: Set<(policy: Policy) => void>,
): { readonly ok: true; readonly session: GatewaySession } | Problems {
  const open = keepsCounters === 'memory' ? memoryCounters : (policy: Policy) => openStore(stateDir, policy, holder);
  const policy = current();
  const counters = open(policy);
  if ('problem' in counters) return { ok: false, problems: [counters.problem] };
  let inForce = { policy, counters, grant: grantId(policy, holder) };
  const enforcer = makeEnforcer({
    inForce: (): PolicyInForce => {
      current();
      return inForce;
    },
    log: log(() => inForce.grant),
    canAsk,
    patterns: re2Patterns(),
    now,
  });
  const change = (edited: Policy) => {
    const grant = grantId(edited, holder);
    if (grant === inForce.grant) return;
    const store = open(edited);
    if ('problem' in store) warn(store.problem);
    const told = enforcer.policyChanged(inForce.policy, edited);
    inForce = { policy: edited, counters: 'problem' in store ? failing(store.problem) : store, grant };
    if (told !== null) notify(told);
  };
  listeners.add(change);
  return { ok: true, session: { enforcer, end: () => void listeners.delete(change) } };
}

function openStore(stateDir: string, policy: Policy, holder: GrantHolder): CounterStore | { readonly problem: string } {
  // Nothing is counted, so nothing needs to be writable.
  if (!hasLimits(policy)) return memoryCounters();
  const opened = openCounterFiles(path.join(stateDir, grantId(policy, holder)));
  return opened.ok ? opened.store : { problem: `The counters cannot be kept in ${stateDir}: ${opened.reason}` };
}

function hasLimits({ all_tools, tools }: Policy): boolean {
  const lists = [all_tools?.limits, ...Object.values(tools ?? {}).map(({ limits }) => limits)];
  return lists.some((limits) => limits !== undefined && limits.length > 0);
}

/** Denies what would have to be counted. */
function failing(reason: string): CounterStore {
  return { change: () => ({ ok: false, reason }) };
}
