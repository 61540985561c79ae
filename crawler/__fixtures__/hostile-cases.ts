/** What each misbehaving server over standard input and output must come to, within the limits that every crawl has. */
import type { CrawlFailureReason } from '../types.ts';

/** Milliseconds for a server that is meant to run out of them, and for all others. */
export const SHORT_MS = 1_500;
export const LONG_MS = 25_000;

export interface HostileCase {
  /** File in servers/, without its extension. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly sessionMs?: number;
  /** True where it would harm the machine without a sandbox, or says something about the sandbox. */
  readonly needsSandbox?: true;
  readonly outcome:
    | { readonly reason: CrawlFailureReason; readonly detail: RegExp }
    | {
        /** Names, or how many where they are many. */
        readonly tools: readonly string[] | number;
        readonly dropped?: number;
        /** Of the first tool. */
        readonly description?: RegExp;
        readonly notes?: readonly RegExp[];
        readonly isUnstable?: true;
      };
}

const listed = { tools: ['read_issue'] } as const;
const late = { reason: 'timeout', detail: /gave no complete list within 1.5 s/ } as const;
const notAgain = [/asked for its list again at once, the server did not give it/i];

export const HOSTILE_CASES: readonly HostileCase[] = [
  // Definitions that cost whoever compiles or follows them.
  { script: 'broad-output-schema', outcome: { ...listed, dropped: 1 } },
  { script: 'nested-any-of', outcome: { tools: ['nested', 'referring'] } },
  { script: 'remote-ref', outcome: listed },
  { script: 'many-values', outcome: { tools: ['narrow'], dropped: 1 } },
  { script: 'empty-objects', outcome: { ...listed, dropped: 1, notes: notAgain } },
  { script: 'deep-nesting', outcome: { tools: ['flat'], dropped: 1 } },
  { script: 'large-tool', outcome: { tools: ['large', 'small'] } },
  { script: 'many-values-together', outcome: { reason: 'too-large', detail: /more than 100000 values/ } },
  { script: 'grows-when-written', outcome: { reason: 'too-large', detail: /more than 100000 values/ } },

  // Lists that are no lists.
  { script: 'odd-tools', outcome: { ...listed, dropped: 13 } },
  { script: 'odd-annotations', outcome: { ...listed, dropped: 9 } },
  { script: 'one-bad-tool', outcome: { tools: ['read_issue', 'close_issue'], dropped: 6 } },
  { script: 'tools-as-object', outcome: { reason: 'bad-protocol', detail: /tools is not an array/ } },
  { script: 'lists-garbage', outcome: { reason: 'bad-protocol', detail: /tools is not an array/ } },
  { script: 'lists-nothing', outcome: { reason: 'no-tools', detail: /empty list/ } },
  { script: 'no-tools-method', outcome: { reason: 'no-tools', detail: /no tools\/list/ } },
  { script: 'same-name', outcome: { ...listed, dropped: 1_999 } },
  { script: 'as-much-as-allowed', outcome: { tools: 2_500 } },
  { script: 'many-tools', outcome: { tools: 60 } },

  // Pages without end.
  { script: 'null-cursor', outcome: listed },
  { script: 'odd-cursor', args: ['json', '""'], outcome: { tools: ['page1'], isUnstable: true } },
  { script: 'odd-cursor', args: ['json', '7'], outcome: { reason: 'bad-protocol', detail: /nextCursor that is not text/ } },
  { script: 'odd-cursor', args: ['json', '{"page":2}'], outcome: { reason: 'bad-protocol', detail: /nextCursor that is not text/ } },
  { script: 'odd-cursor', args: ['size', '1000000'], outcome: { reason: 'too-large', detail: /more than 8388608 bytes/ } },
  { script: 'repeating-cursor', outcome: { reason: 'bad-protocol', detail: /repeats its nextCursor/ } },
  { script: 'endless-cursors', outcome: { reason: 'too-large', detail: /more than 100 pages/ } },
  { script: 'exits-after-page', outcome: { reason: 'crashed', detail: /exited with code 9/ } },

  // Floods.
  { script: 'floods-stdout', outcome: { reason: 'too-large', detail: /more than (?:8388608 bytes|100000 lines)/ } },
  { script: 'floods-one-answer', outcome: { reason: 'bad-protocol', detail: /None of the 1 tools could be read/ } },
  { script: 'endless-line', outcome: { reason: 'too-large', detail: /more than 8388608 bytes/ } },
  { script: 'tiny-lines', outcome: { reason: 'too-large', detail: /more than 100000 lines/ } },
  { script: 'tiny-messages', outcome: { reason: 'too-large', detail: /more than (?:8388608 bytes|100000 lines)/ } },
  { script: 'floods-list-changed', outcome: { reason: 'too-large', detail: /more than 100000 lines/ } },
  { script: 'floods-progress', outcome: listed },
  { script: 'floods-sampling', outcome: listed },
  { script: 'floods-pings', sessionMs: SHORT_MS, outcome: late },
  { script: 'floods-stderr', outcome: listed },
  { script: 'endless-stderr-line', outcome: listed },
  { script: 'huge-error', outcome: { reason: 'crashed', detail: /^The server answered with error -32000: The list is broken.{100,250}…$/ } },

  // The protocol, turned round.
  { script: 'wants-roots', outcome: listed },
  { script: 'cancels-our-request', outcome: listed },
  { script: 'answers-twice', outcome: listed },
  { script: 'answers-early', outcome: listed },
  { script: 'answers-others', outcome: listed },
  { script: 'borrows-our-ids', outcome: listed },
  { script: 'result-and-error', outcome: listed },
  { script: 'text-ids', outcome: listed },
  { script: 'batch-answer', outcome: listed },
  { script: 'refuses-initialize', outcome: { reason: 'crashed', detail: /error -32603: Not today/ } },
  { script: 'answers-garbage', outcome: { reason: 'bad-protocol', detail: /protocolVersion is not text/ } },
  { script: 'odd-version', outcome: { reason: 'bad-protocol', detail: /protocolVersion is not text/ } },
  { script: 'unknown-protocol', outcome: { reason: 'bad-protocol', detail: /protocol version 9999-99-99/ } },
  { script: 'no-server-info', outcome: { reason: 'bad-protocol', detail: /serverInfo is not an object/ } },
  { script: 'old-json-rpc', sessionMs: SHORT_MS, outcome: late },

  // Another answer the second time.
  { script: 'changes-its-list', outcome: { tools: ['read_issue', 'list_issues'], isUnstable: true, notes: [/gave another one/] } },
  { script: 'lists-once', outcome: { ...listed, notes: notAgain } },
  { script: 'dies-when-asked-again', outcome: { ...listed, notes: notAgain } },
  { script: 'floods-when-asked-again', outcome: { ...listed, notes: notAgain } },

  // Bytes.
  { script: 'duplicate-keys', outcome: { ...listed, description: /^b$/ } },
  { script: 'byte-order-mark', outcome: listed },
  { script: 'crlf', outcome: listed },
  { script: 'split-characters', outcome: { ...listed, description: /^Größe 🦉 読む$/ } },
  { script: 'invalid-utf-8', outcome: { ...listed, description: /^caf\u{FFFD} \u{FFFD}\u{FFFD}$/u } },
  { script: 'utf-16', sessionMs: SHORT_MS, outcome: late },
  { script: 'deep-message', outcome: listed },
  { script: 'half-a-message', sessionMs: SHORT_MS, outcome: late },
  { script: 'broken-text', outcome: { tools: ['read'], notes: [/NUL or lone surrogates/] } },
  { script: 'noisy', outcome: { ...listed, notes: [/2 lines of stdout/] } },

  // Names and texts for whoever shows them.
  { script: 'prototype-names', outcome: { tools: ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then'] } },
  { script: 'hostile-names', outcome: { tools: 9, dropped: 3 } },
  { script: 'hostile-introduction', outcome: listed },
  { script: 'long-introduction', outcome: listed },
  { script: 'hostile-stderr', outcome: { reason: 'crashed', detail: /^[^\p{Cc}\p{Cf}]*Error: detrevni \u{FFFD} licence is missing!+…?$/u } },

  // Time.
  { script: 'hangs', sessionMs: SHORT_MS, outcome: late },
  { script: 'spins', sessionMs: SHORT_MS, outcome: late },
  { script: 'slow-drip', sessionMs: SHORT_MS, outcome: late },
  { script: 'waits-for-end', sessionMs: SHORT_MS, outcome: late },
  { script: 'closes-stdin', sessionMs: SHORT_MS, outcome: late },
  { script: 'closes-stdout', sessionMs: SHORT_MS, outcome: late },
  { script: 'ignores-sigterm', sessionMs: SHORT_MS, outcome: late },
  { script: 'ignores-signals', sessionMs: SHORT_MS, outcome: late },
  { script: 'serves-http', sessionMs: 2 * SHORT_MS, outcome: { reason: 'bad-protocol', detail: /seems to serve HTTP/ } },

  // Ends.
  { script: 'exits', outcome: { reason: 'crashed', detail: /code 3.*cannot read the licence file/ } },
  { script: 'ends-quietly', outcome: { reason: 'crashed', detail: /exited with code 0/ } },
  { script: 'aborts', outcome: { reason: 'crashed', detail: /exited with (?:code 134|SIGABRT)/ } },
  { script: 'dies-while-writing', outcome: { reason: 'crashed', detail: /exited with (?:code 137|SIGKILL)/ } },
  { script: 'wants-terminal', outcome: { reason: 'crashed', detail: /stdin is not a TTY/ } },
  { script: 'never-has-enough', outcome: { reason: 'needs-credentials', detail: /NEEDED_A, NEEDED_B, NEEDED_C, NEEDED_D/ } },
  { script: 'wants-dangerous-variables', outcome: { reason: 'crashed', detail: /LD_PRELOAD and NODE_OPTIONS and PATH/ } },
  { script: 'list-error', outcome: { reason: 'crashed', detail: /error -32000: The list is broken$/ } },

  // What only a sandbox holds.
  { script: 'keeps-stdout-open', needsSandbox: true, outcome: { reason: 'crashed', detail: /exited with code 4/ } },
  { script: 'leaves-grandchild', needsSandbox: true, outcome: listed },
  { script: 'escapes-by-session', needsSandbox: true, outcome: listed },
  { script: 'fork-bomb', needsSandbox: true, outcome: listed },
  { script: 'many-processes', needsSandbox: true, outcome: { ...listed, description: /^stopped$/ } },
  { script: 'memory-hog', needsSandbox: true, outcome: { reason: 'too-large', detail: /took more than 1536 MiB of memory/ } },
  { script: 'memory-herd', needsSandbox: true, outcome: { reason: 'too-large', detail: /took more than 1536 MiB of memory/ } },
  { script: 'fills-folders', needsSandbox: true, outcome: { ...listed, description: /^ENOSPC ENOSPC ENOSPC$/ } },
  { script: 'many-files', needsSandbox: true, outcome: { reason: 'too-large', detail: /made more than 100000 files/ } },
  { script: 'writes-own-package', needsSandbox: true, outcome: { ...listed, description: /^0 done$/ } },
  { script: 'writes-everywhere', needsSandbox: true, outcome: { tools: 1 } },
  { script: 'follows-links', needsSandbox: true, outcome: { ...listed, description: /^read 0, wrote 0$/ } },
  { script: 'looks-at-host', needsSandbox: true, outcome: { ...listed, description: /^{"environment":"","connections":0,"routes":0,"processes":0,"memory":false,"settings":false}$/ } },
  { script: 'kills-everyone', needsSandbox: true, outcome: listed },
  { script: 'writes-descriptors', needsSandbox: true, outcome: listed },
  { script: 'updates-itself', needsSandbox: true, outcome: { reason: 'crashed', detail: /the update could not be fetched/ } },
];
