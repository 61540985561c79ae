import { describe, expect, it } from 'vitest';
import { type GatewayFlags, usageProblem } from './settings.ts';

const POLICY = 'policy.json';
const SERVER = ['node', 'server.js'];
const UPSTREAM = 'http://127.0.0.1:8123/mcp';

describe('wrong usage is told', () => {
  it.each<[string, readonly string[], GatewayFlags, string]>([
    ['of no server', [], { policy: POLICY }, 'Name the server'],
    ['of two servers', SERVER, { policy: POLICY, upstream: UPSTREAM }, 'either a command or --upstream'],
    ['of a port for nobody', SERVER, { policy: POLICY, port: 8123 }, 'need --upstream'],
    ['of a token for nobody', SERVER, { policy: POLICY, clientToken: 'secret' }, 'need --upstream'],
    ['of arguments for no log', SERVER, { policy: POLICY, auditArguments: true }, 'need --audit'],
    ['of a log that is required and not named', SERVER, { policy: POLICY, auditRequired: true }, 'need --audit'],
    ['of a wait for nobody', SERVER, { policy: POLICY, approveTimeout: 5 }, 'needs --approve'],
    ['of a variable in place of the program', ['', 'server.js'], { policy: POLICY }, "The server's command is empty"],
    ['of a variable in place of the policy', SERVER, { policy: '' }, '--policy is empty'],
    ['of a variable in place of the folder', SERVER, { policy: POLICY, state: '' }, '--state is empty'],
    ['of a variable in place of the grant', SERVER, { policy: POLICY, grant: '' }, '--grant is empty'],
    ['of a variable in place of the log', SERVER, { policy: POLICY, audit: '' }, '--audit is empty'],
    ['of a variable in place of the token', [], { policy: POLICY, upstream: UPSTREAM, clientToken: '' }, 'is empty'],
    ['of a variable in place of the server', [], { policy: POLICY, upstream: '' }, '--upstream is empty'],
  ])('%s', (_what, command, flags, problem) => {
    expect(usageProblem(command, flags)).toContain(problem);
  });

  it.each<[readonly string[], GatewayFlags]>([
    [SERVER, { policy: POLICY, state: 'state', grant: 'work', audit: 'calls.jsonl', auditRequired: true }],
    [['node', ''], { policy: POLICY, approve: true, approveTimeout: 5 }],
    [[], { policy: POLICY, upstream: UPSTREAM, port: 8123, clientToken: 'secret' }],
  ])('and right usage is not: %j', (command, flags) => {
    expect(usageProblem(command, flags)).toBeNull();
  });
});
