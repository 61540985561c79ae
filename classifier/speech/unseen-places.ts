import { type HiddenSpan, MAX_DECODED, type WayToHide } from './hidden-span.ts';

const MAX_FOUND = 20;
/** Tags looked at in one text; a page of markup has fewer. */
const MAX_TRIES = 1_000;
/** A comment or an element that goes on further is taken to here. */
const MAX_INSIDE = 4_000;
const MIN_INSIDE = 8;

/** Text that stands where nobody looks: comments, markup that is not displayed, behind a screen of space. */
export function findOutOfSight(text: string): HiddenSpan[] {
  const found: HiddenSpan[] = [];
  for (let at = nextMark(text, 0), tries = 0; at >= 0 && tries < MAX_TRIES && found.length < MAX_FOUND; tries += 1) {
    const span = spanAt(text, at);
    if (span !== null) found.push(span);
    at = nextMark(text, span === null ? at + 1 : span.end);
  }
  const far = farOff(text);
  return far === null ? found : [...found, far];
}

/** Where the next tag, or comment of Markdown, may begin. */
function nextMark(text: string, from: number): number {
  const tag = text.indexOf('<', from);
  const note = text.indexOf('[', from);
  return tag < 0 || note < 0 ? Math.max(tag, note) : Math.min(tag, note);
}

function spanAt(text: string, start: number): HiddenSpan | null {
  if (text.startsWith('<!--', start)) return comment(text, start);
  const ahead = text.slice(start, start + MAX_INSIDE);
  return match('comment', NOTE, ahead, start) ?? match('hidden-markup', HIDDEN_ELEMENT, ahead, start);
}

function comment(text: string, start: number): HiddenSpan | null {
  const end = text.slice(start, start + MAX_INSIDE).indexOf('-->');
  const inside = end < 0 ? '' : text.slice(start + 4, start + end).trim();
  if (inside.length < MIN_INSIDE) return null;
  return hidden('comment', start, start + end + 3, inside);
}

/** What Markdown leaves out: [//]: # (text) */
const NOTE = /^\[(?:\/\/|comment)\]:\s*(?:#|<>)\s*[("']([^\n]{8,2000})[)"']/i;

const HIDDEN_ELEMENT =
  /^<(?:div|span|p|font|section)\b[^>]{0,200}(?:\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0|color\s*:\s*(?:white|#fff|transparent))[^>]{0,200}>([^<]{8,3000})/i;

function match(way: WayToHide, pattern: RegExp, ahead: string, start: number): HiddenSpan | null {
  const found = pattern.exec(ahead);
  return found === null ? null : hidden(way, start, start + found[0].length, found[1] ?? '');
}

/** As wide as a window, or as high. */
const MANY_SPACES = 60;
const MANY_LINES = 15;

function farOff(text: string): HiddenSpan | null {
  let spaces = 0;
  let lines = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      lines += 1;
      spaces = 0;
    } else if (code === 32 || code === 9 || code === 0xa0 || code === 0x3000) spaces += 1;
    else if (code !== 13) {
      if (spaces >= MANY_SPACES || lines >= MANY_LINES) return hidden('far-off', at, text.length, text.slice(at));
      spaces = 0;
      lines = 0;
    }
  }
  return null;
}

function hidden(way: WayToHide, start: number, end: number, inside: string): HiddenSpan {
  return { way, start, end, decoded: inside.slice(0, MAX_DECODED), isSign: false };
}
