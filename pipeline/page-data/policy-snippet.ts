import { policyJson } from '#policy/formats/policy-json.ts';
import type { Policy } from '#policy/types.ts';
import { SegmentList } from './segments.ts';
import type { PolicySnippet, Segment } from './types.ts';

/** A policy as its file, with the same text in segments: what is shown, copied and downloaded are the same bytes. */
export function policySnippet(policy: Policy, href: string): PolicySnippet {
  const text = policyJson.write({ policy, servers: [] });
  return { text, segments: textSegments(text), href, fileName: policyJson.fileName };
}

/** Splits JSON text that is written already, so that no second printer could differ from the first. */
export function textSegments(text: string): Segment[] {
  const list = new SegmentList();
  for (const [token, string, colon, number, literal] of text.matchAll(TOKEN)) {
    if (string !== undefined) {
      list.add(string, colon === undefined ? 'string' : 'key');
      list.add(colon ?? '', 'plain');
    } else if (number !== undefined) list.add(token, 'number');
    else list.add(token, literal === undefined ? 'plain' : 'literal');
  }
  return list.segments;
}

/** A string (with the colon that makes it a key), a number, a literal, or anything else. Each branch starts differently, so it is linear. */
const TOKEN = /("(?:[^"\\]|\\.)*")(:)?|(-?\d[\d.eE+-]*)|(true|false|null)|[^"\dtfn-]+|[\s\S]/g;
