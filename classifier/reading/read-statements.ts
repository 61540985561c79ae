import { glanceFor } from '../words/glance.ts';
import { MAX_TEXT } from './read-tokens.ts';
import type { Span, Statements } from './types.ts';

/** Sentences about the whole tool, found by plain phrases; every expression is linear and without the g flag. */
export function readStatements(description: string): Statements {
  const text = description.length > MAX_TEXT ? description.slice(0, MAX_TEXT) : description;
  return mayState(text) ? statementsBy((pattern) => find(text, pattern)) : NOTHING;
}

function statementsBy(find: (pattern: RegExp) => Span | null): Statements {
  return {
    readOnly: find(READ_ONLY),
    changesNothing: find(CHANGES_NOTHING),
    unrecoverable: find(UNRECOVERABLE),
    recoverable: find(RECOVERABLE),
    sandboxed: find(SANDBOXED),
    paper: find(PAPER),
    returnsText: find(RETURNS_TEXT),
    billable: find(BILLABLE),
    emptyOnly: find(EMPTY_ONLY),
    smallPrice: find(SMALL_PRICE),
    movesNothing: find(MOVES_NOTHING),
  };
}

function find(text: string, pattern: RegExp): Span | null {
  const match = pattern.exec(text);
  return match === null
    ? null
    : { pointer: '/description', part: 'value', start: match.index, end: match.index + match[0].length };
}

const READ_ONLY =
  /\bread[- ]?only\b(?! (?:token|mode is|flag|replica|property|field))|\bonly (?:select|read) (?:quer|statement|operation)|\bonly (?:reading|reads)\b|\breading only\b|\bselect[- ](?:only|queries only|statements only)\b/i;
const CHANGES_NOTHING =
  /\b(?:does not|doesn't|do not|will not|won't|never|without) (?:actually )?(?:write|writing|modif\w+|chang\w+|sav\w+|persist\w+|creat\w+ anything|execut\w+|delet\w+|mutat\w+|alter\w*|submit\w*|send\w*|broadcast\w*)\b|\b(?:changes|posts|sends|writes|saves|modifies|deletes|submits|executes|stores|alters) nothing\b|\bnothing is (?:changed|sent|written|saved|modified|posted|stored|executed|submitted|deleted|applied|charged)\b|\bno (?:side effects|changes are made|data is (?:modified|changed))\b|\bdry[- ]run only\b/i;
const UNRECOVERABLE =
  /\b(?:irreversibl\w+|cannot be (?:undone|reversed|recovered|restored)|can't be (?:undone|reversed)|can not be undone|permanent(?:ly)?|not reversible|no undo|unrecoverable|irrevocabl\w+|no way to (?:recover|restore)|gone (?:for good|forever)|lost (?:for good|forever)|for good)\b|不可逆|无法恢复|永久|復元できません|irréversible|irreversible|unwiderruflich/i;
const RECOVERABLE =
  /\b(?:moved? (?:\w+ ){0,4}to (?:the )?(?:trash|recycle bin|bin)|can be restored|soft[- ]delet\w+|recoverable|to (?:the )?trash)\b/i;
const SANDBOXED =
  /\b(?:sandbox(?:ed)?|isolated (?:environment|container|vm)|in isolation|pyodide|webassembly|ephemeral (?:container|environment))\b/i;
const PAPER =
  /\b(?:paper[- ](?:trad\w+|account|money)|simulated (?:trad\w+|account|order|exchange)|testnet|test mode|demo account|virtual (?:money|funds|portfolio)|sandbox account|backtest\w*)\b/i;
const RETURNS_TEXT =
  /\breturns (?:the )?(?:generated |source )?(?:source code|code|markdown|text|string|link|url|html)\b/i;
const BILLABLE =
  /\b(?:billable|will be (?:billed|charged)|incurs? (?:charges|costs?|fees)|is billed|(?:is|are|will be) (?:deducted|debited|charged) (?:from|to) (?:your|the)|starts? billing|costs? (?:apply|money))\b/i;
/** A price below ten that the text fixes. */
const SMALL_PRICE =
  /\b(?:fixed|flat) (?:price|fee|cost)s? of [^\d.]{0,8}\d(?:\.\d+)?\b(?!\d|,)|\b(?:costs?|price[ds]?(?: at)?|for) (?:only |just )?(?:[$€£] ?|USD |EUR )?0\.\d+|[$€£]0\.\d+|\b0\.\d+ ?(?:eth|sol|usdc|usdt|usd|eur)\b/i;
const MOVES_NOTHING =
  /\bno (?:money|funds?) (?:is|are|will be) (?:moved|charged|transferred)|\brecords? (?:a|an|the) (?:manual |offline |external |past )?payment\b|\b(?:does not|doesn't|without) (?:move|moving|charg\w+|transfer\w*) (?:any )?(?:money|funds|the (?:card|customer))/i;
const EMPTY_ONLY =
  /\bfails? if [^.]{0,60}\b(?:contains?|not empty|exists?)\b|\bmust be empty\b|\b(?:only|an) empty (?:bucket|database|project|workspace|repository|collection|namespace|folder)\b/i;

/** Every expression above, so that a text that none of them fits is looked at once. */
const PATTERNS: RegExp[] = [];
const NOTHING = statementsBy((pattern) => {
  PATTERNS.push(pattern);
  return null;
});
const mayState = glanceFor(PATTERNS);
