import type { GatewayCore } from '#policy/gateway/core.ts';
import type { GrantHolder } from '#policy/gateway/grant.ts';
import { readClientToken } from '#policy/gateway/http/client-token.ts';
import { readGivenHeaders } from '#policy/gateway/http/given-headers.ts';
import { HTTP_LIMITS, openHttpGateway } from '#policy/gateway/http/open-http-gateway.ts';
import type { HttpGatewaySettings } from '#policy/gateway/http/types.ts';
import { readUpstreamAddress } from '#policy/gateway/http/upstream-address.ts';
import { EXIT } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { sayError } from '../log.ts';

export interface HttpFlags {
  readonly upstream: string;
  readonly port?: number;
  readonly header?: readonly string[];
  readonly clientToken?: string;
}

export interface HttpRun {
  readonly core: GatewayCore;
  readonly holder: GrantHolder | null;
  readonly log: HttpGatewaySettings['log'];
  readonly approvalTimeoutMs: number | null;
  readonly warn: (text: string) => void;
}

/** Runs the gateway over HTTP until it is interrupted. Returns the exit code. */
export async function runHttpGateway(flags: HttpFlags, run: HttpRun): Promise<number> {
  const address = readUpstreamAddress(flags.upstream);
  if (!address.ok) return fail(address.problem, EXIT.usage);
  const given = readGivenHeaders(flags.header ?? [], process.env);
  if (!given.ok) return fail(given.problem, EXIT.usage);
  const { headers } = given;
  const asked = flags.clientToken === undefined ? null : readClientToken(flags.clientToken, process.env);
  if (asked?.ok === false) return fail(asked.problem, EXIT.usage);
  if (address.warning !== null) run.warn(address.warning);
  if (asked === null && Object.keys(headers).length > 0) run.warn(ANYBODY);
  // First, so that a signal that comes right after the address was told is not missed.
  const { signal, done } = interruptible();
  const opened = await openHttpGateway({
    ...run,
    upstream: address.url,
    headers,
    clientToken: asked?.token ?? null,
    port: flags.port ?? 0,
    limits: HTTP_LIMITS,
    now: Date.now,
  });
  if (!opened.ok) return fail(opened.problem, EXIT.failed);
  run.warn(`${opened.gateway.url} stands before ${address.url.origin}: put this address into the client.`);
  if (!signal.aborted) await new Promise((ended) => signal.addEventListener('abort', ended, { once: true }));
  await opened.gateway.close();
  done();
  return EXIT.done;
}

const ANYBODY =
  'Whoever has an account on this machine can use the server with what --header gives; --client-token keeps others out.';

function fail(problem: string, code: number): number {
  sayError(problem);
  return code;
}
