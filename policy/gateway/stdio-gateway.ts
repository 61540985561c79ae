import { errorAnswer } from './answers.ts';
import type { GatewayCore, GatewaySession, SessionSettings } from './core.ts';
import { lineTransport } from './line-transport.ts';
import { type Approvals, relay } from './relay.ts';
import { type ServerEnd, type ServerProcess, startServer } from './server-process.ts';
import type { Message } from './types.ts';

export interface StdioSettings extends Pick<SessionSettings, 'holder' | 'log'> {
  readonly core: GatewayCore;
  /** The server's program and its arguments. */
  readonly command: readonly string[];
  /** Makes the way to ask a person, given the way to the client; null where nobody is asked. */
  readonly approvals: ((toClient: (message: Message) => void) => Approvals) | null;
  readonly warn: (text: string) => void;
}

export type StdioEnd = ServerEnd | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Stands between the client at our stdin and stdout and a server that it starts, until that has ended. */
export async function runStdioGateway(settings: StdioSettings): Promise<StdioEnd> {
  const { core, holder, log, warn } = settings;
  let notify: (message: Message) => void = () => {};
  const started = core.startSession({
    holder,
    log,
    keepsCounters: 'files',
    canAsk: settings.approvals !== null,
    notify: (message) => notify(message),
  });
  if (!started.ok) return { kind: 'refused', problems: started.problems };
  const server = startServer(settings.command);
  const side = connect(started.session, server, settings.approvals, warn);
  const stopListening = passSignalsOn(server, started.session.enforcer.keepUses);
  notify = side.toClient;
  const end = await server.ended;
  stopListening();
  side.finish();
  started.session.end();
  // What it has started and left behind would go on without anyone to talk to.
  server.kill();
  return end;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The server ends as it would have without us; we end with it. A second signal, or our own end, kills it. Clients end us by a signal too. */
function passSignalsOn(server: ServerProcess, keepUses: () => void): () => void {
  let isEnding = false;
  const pass = (signal: NodeJS.Signals) => {
    keepUses();
    if (isEnding) server.kill();
    else server.end(signal);
    isEnding = true;
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  process.once('exit', server.kill);
  return () => {
    for (const signal of SIGNALS) process.off(signal, pass);
    process.off('exit', server.kill);
  };
}

interface ClientSide {
  readonly toClient: (message: Message) => void;
  /** After the server's end: answers what it has left unanswered. */
  finish(): void;
}

function connect(
  { enforcer }: GatewaySession,
  server: ServerProcess,
  makeApprovals: StdioSettings['approvals'],
  warn: (text: string) => void,
): ClientSide {
  let isClientGone = false;
  const client = lineTransport({
    input: process.stdin,
    output: process.stdout,
    source: server.stdout,
    passesOn: 'rewritten',
    onUnreadable: () => toClient(errorAnswer(null, PARSE_ERROR, 'The message is no JSON that can be passed on.')),
  });
  const toServer = lineTransport({
    input: server.stdout,
    output: server.stdin,
    source: process.stdin,
    passesOn: 'as it came',
    onUnreadable: noiseWarning(warn),
  });
  const toClient = (message: Message) => void client.send(message);
  client.onerror = (error) => warn(`From the client: ${error.message}`);
  toServer.onerror = (error) => {
    warn(`From the server: ${error.message}`);
    // It can no longer be listened to, and the client may have asked for an answer that is too large.
    enforcer.keepUses();
    server.end('SIGTERM');
  };
  client.onclose = () => {
    isClientGone = true;
    enforcer.keepUses();
    // The server may still answer what it was asked, and ends itself, as it would with the client itself at its stdin.
    void toServer.close();
  };
  relay({ client, server: toServer, enforcer, approvals: makeApprovals?.(toClient) ?? null });
  void toServer.start();
  void client.start();
  return {
    toClient,
    finish() {
      if (isClientGone) enforcer.clientGone();
      else for (const answer of enforcer.serverGone()) toClient(answer);
      process.stdin.destroy();
    },
  };
}

/** JSON-RPC 2.0, section 5.1. */
const PARSE_ERROR = -32700;

/** Servers that log to stdout do so often: told once. */
function noiseWarning(warn: (text: string) => void): () => void {
  let isWarned = false;
  return () => {
    if (!isWarned) warn('The server writes lines to its stdout that are no JSON; they are left out.');
    isWarned = true;
  };
}
