import { KIND } from '../words/speech/kinds.ts';

const AROUND = 24;

/** What a name with underscores is: an account, a secret's variable, another tool where it is spoken of as one; 0 for a parameter or the tool itself. */
export function otherName(text: string, start: number, end: number, ownName: string): number {
  const name = text.slice(start, end);
  if (name === ownName) return 0;
  if (/^acct_\w{3}/.test(name)) return KIND.target;
  if (/_(?:KEY|TOKEN|SECRET|PASSWORD)$/.test(name)) return KIND.secret;
  const before = text.slice(Math.max(0, start - AROUND), start);
  return TOOL_AFTER.test(text.slice(end, end + AROUND)) || TOOL_BEFORE.test(before) ? KIND.other : 0;
}

/** An account of a bank (IBAN) or of a chain, written out. */
export function isAccount(text: string, start: number, end: number): boolean {
  const third = text.charCodeAt(start + 2);
  // A digit or a letter up to f; cutting out every long word would cost more than all else about it.
  if (end - start > LONGEST_ACCOUNT || !(third < 58 || (third | 32) < 103)) return false;
  return ACCOUNT.test(text.slice(start, end));
}

const LONGEST_ACCOUNT = 66;
const ACCOUNT = /^(?:[A-Z]{2}\d{2}[A-Z0-9]{11,30}|0x[0-9a-fA-F]{40})$/;

/** "The email tool", "a mapping tool"; not "this tool" or "the tool". */
export function isOtherTool(text: string, start: number, end: number): boolean {
  const length = end - start;
  if ((length !== 4 && length !== 5) || (text.charCodeAt(start) | 32) !== 116) return false;
  if ((text.charCodeAt(start + 1) | 32) !== 111 || !/^tools?$/i.test(text.slice(start, end))) return false;
  return (
    /\w\s+$/.test(text.slice(Math.max(0, start - AROUND), start)) &&
    !SELF.test(text.slice(Math.max(0, start - AROUND), start))
  );
}

const SELF = /\b(?:this|the|a|an|your|that|each|first|same|our|mcp|new|which|what|is|of|when|if)\s+$/i;
const TOOL_AFTER =
  /^['"`’”]?\s+(?:tool|function|(?:is|are|has been|gets) (?:used|called|invoked|available|present))\b/i;
const TOOL_BEFORE =
  /\b(?:call|calls to|calling|calls|called|use|using|invoke|invoking|with|via|tool|function|to|results of|output of|call of)\s+(?:the\s+|of\s+|to\s+)?['"`‘“]?$/i;
