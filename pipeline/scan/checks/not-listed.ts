import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { NotListedReason, ScanCheck } from '../types.ts';

export const notListed = {
  id: 'not-listed',
  title: 'Could not be looked at',
  level: 'unknown',
  why: 'Nobody has seen what this server’s tools can do: that is not the same as harmless.',
  fix: 'See the reason.',
  *find({ servers }) {
    for (const server of servers) {
      if (server.answer.status !== 'not-listed') continue;
      const { reason, detail } = server.answer;
      yield {
        // A list without tools has been seen: there is nothing in it to call.
        level: reason === 'no-tools' ? 'low' : 'unknown',
        message: `${shown(server.name)} could not be listed (${reason}): ${shown(detail, 240)}`,
        fix: WHAT_TO_DO[reason],
        where: atServer(server),
      };
    }
  },
} satisfies ScanCheck;

/** What a person can do about each reason. */
export const WHAT_TO_DO = {
  'not-found':
    'Look whether the name in the configuration is right; a package that does not exist can be registered by anybody.',
  'install-failed': 'See the detail; behind a proxy or with a private registry, npm’s own settings are used.',
  'needs-credentials': 'Pass what it needs from the configuration: toolrisk scan --use-secrets NAME.',
  'needs-backend':
    'It needs its database or service to be there; list it where it runs and scan the saved tools/list answer.',
  'needs-oauth': 'It wants a person to sign in; save its tools/list answer from a client that has, and scan that file.',
  crashed: 'See the detail; try it by hand with the command of the configuration.',
  timeout: 'Try again; a server that is slow here is slow in the client too.',
  'too-large': 'No model needs a list of this size; ask its author, or take it out of the configuration.',
  'bad-protocol': 'It does not answer as the protocol says; look whether it is a server at all.',
  'no-tools': 'Nothing to do: it says that it has no tools.',
  'no-runtime': 'Install what it needs (named in the detail), then scan again.',
  'no-sandbox': 'Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap), then scan again.',
  'unsafe-address': 'It is at a private address: add --allow-private if that is meant.',
  'no-entry': 'Correct the entry in the configuration file.',
  'not-asked': 'Scan again without the option that left it out.',
  'not-in-catalogue': 'Scan without --static, or crawl it into the catalogue first: toolrisk crawl --config FILE.',
} as const satisfies Record<NotListedReason, string>;
