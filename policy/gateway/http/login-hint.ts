import type { Upstream } from './upstream.ts';

/**
 * Says once what to do when the server wants a login. A client that could make one (OAuth) does not do so through the gateway: the server's
 * metadata name its own address, and clients refuse a login for another than they were given (RFC 9728, section 3.3).
 */
export function hintingAtLogins(upstream: Upstream, warn: (text: string) => void): Upstream {
  let isTold = false;
  return {
    ...upstream,
    async send(request) {
      const answer = await upstream.send(request);
      if (answer.ok && answer.response.status === 401 && !isTold) {
        isTold = true;
        warn(HINT);
      }
      return answer;
    },
  };
}

const HINT = `The MCP server wants a login (401). Clients cannot log in (OAuth) through the gateway: give it a token of the server with --header 'Authorization: Bearer \${TOKEN}'.`;
