import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Enough of the digest to tell apart the few names that fold to one counter. */
const SUFFIX_DIGITS = 8;

/**
 * Names the counter of a tool's limit: `createonetask_rate`. Counters are lower case, so names that differ in case alone
 * would share one and use up each other's limit; each of those gets `_` and 8 hex digits of its own SHA-256.
 * Give all names of the server, so that a tool's page and its server's policy print the same counter.
 */
export function makeCounterName(serverTools: readonly string[]): (toolName: string) => string {
  const namesOfCounter = Map.groupBy(new Set(serverTools), plainCounter);
  return (toolName) => {
    const plain = plainCounter(toolName);
    const others = namesOfCounter.get(plain)?.some((name) => name !== toolName);
    return others ? `${plain}_${digits(toolName)}` : plain;
  };
}

function plainCounter(toolName: string): string {
  return `${toolName.toLowerCase()}_rate`;
}

function digits(toolName: string): string {
  // Not node:crypto: policies are composed in the browser too.
  return bytesToHex(sha256(utf8ToBytes(toolName))).slice(0, SUFFIX_DIGITS);
}
