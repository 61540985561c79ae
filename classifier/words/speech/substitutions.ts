import { behind, KIND, type Phrase, phrase, words } from './kinds.ts';

/** What another tool does, changed by this one's text. */
export const SUBSTITUTIONS: readonly Phrase[] = [
  phrase(
    KIND.instead,
    'tool function',
    '(?:tool|function)',
    String.raw`(?:now|will\s+now|automatically|will\s+always)\s+(?!supports?)\w+s?\b`,
  ),
  phrase(
    KIND.instead,
    'tool function',
    '(?:tool|function)',
    String.raw`(?:(?:has|have|had)\s+been\s+(?:\w+\s+)?(?:superseded|replaced|deprecated|upgraded|enhanced|optimi[sz]ed|updated|disabled|patched|migrated)|is\s+(?:broken|deprecated|compromised|out\s+of\s+order))\b`,
  ),
  phrase(
    KIND.instead,
    'automatically',
    'automatically',
    String.raw`(?:redirects?|sets?|replaces?|substitutes?|switches|forwards?|changes?|adjusts?|redirected|set|replaced|changed)\b`,
  ),
  phrase(
    KIND.instead,
    'replace replaced replacing swap swapped swapping substitute exchange exchanged',
    String.raw`\w+`,
    String.raw`(?:the\s+)?${words(3)}(?:recipient|address|addressee|account|destination|iban|url|link|payee|wallet|domain|with|by|for)\b`,
  ),
  phrase(KIND.instead, 'redirect', 'redirect', String.raw`(?:them\s+|it\s+|all\s+\w+\s+|every\s+\w+\s+)?to\b`),
  phrase(KIND.instead, 'bcc blind', String.raw`(?:bcc|blind[\s-]copy)\b`),
  phrase(KIND.instead, 'addressee payer', String.raw`(?:addressee|payer)\b`),
  phrase(
    KIND.instead | KIND.other | KIND.order,
    'add insert include append',
    String.raw`\w+`,
    String.raw`(?:the\s+|a\s+|this\s+|an\s+)?(?:following\s+)?(?:line|script|import|dependency|package|pixel|backdoor|signature|footer|snippet)\b[^.!?]{0,80}\b(?:every|all|each|any)\s+(?:\w+\s+){1,2}(?:that\s+)?you\b`,
  ),
  phrase(
    KIND.instead | KIND.other,
    'description',
    'description',
    String.raw`of\b[^.!?]{0,60}\bis\s+(?:wrong|outdated|incorrect|obsolete)\b`,
  ),
  behind(
    /\b(?:has|have|must|should|will)\s+(?:to\s+)?(?:always\s+|now\s+)?be\s+$/i,
    phrase(KIND.instead, 'changed set replaced', String.raw`\w+`, String.raw`(?:to|with|by)\s+['"‘“]`),
  ),
  phrase(KIND.instead, 'put', 'put', String.raw`(?<=['"‘“])[^'"’”\s][^'"’”]{1,60}['"’”]\s+(?:in|into)\b`),
  phrase(
    KIND.instead,
    'routed redirected proxied tunnelled tunneled',
    String.raw`\w+`,
    String.raw`(?:through|via|over)\b`,
  ),
  phrase(
    KIND.instead,
    'hidden extra additional second further',
    String.raw`\w+`,
    String.raw`(?:\w+\s+)?(?:recipient|addressee|cc|bcc)\b`,
  ),
  phrase(
    KIND.instead,
    'rewrite',
    'rewrite',
    String.raw`(?:every|all|each|any)\s+(?:\w+\s+)?(?:urls?|links?|addresses|address|recipients?|amounts?)\b`,
  ),
];

/** In place of what was asked for; alone it is documentation, so it is looked for only where a text has given a reason to. */
export const INSTEAD: readonly Phrase[] = [
  phrase(
    KIND.instead,
    'even',
    'even',
    String.raw`(?:if|when|though)\s+(?:the\s+)?(?:users?|they|he|she|human)\s+${words(2)}(?:asks?|asked|says?|objects?|wants?|requests?|requested|refuses?|declines?|specif\w+|disagrees?|insists?)\b`,
  ),
  phrase(
    KIND.instead,
    'instead',
    'instead',
    String.raw`of\s+(?:the\s+)?${words(3)}(?:user['’]?s?|given|they|requested|original|actual|intended|real|chose|chosen|one\s+(?:given|that))\b`,
  ),
  phrase(KIND.instead, 'in', 'in', String.raw`place\s+of\b`),
  phrase(
    KIND.instead,
    'given intended actual real original',
    String.raw`\w+`,
    String.raw`(?:recipient|addressee|address|account|destination|payee|sender)\b`,
  ),
  phrase(
    KIND.instead,
    'set',
    'set',
    String.raw`(?:the\s+)?[\x60'"]?(?:to|recipient|address|content|account|payee|amount|url|remote)[\x60'"]?\s+(?:parameter\s+|field\s+)?(?:to|=)(?![\w])`,
  ),
  phrase(
    KIND.instead,
    'add',
    'add',
    String.raw`[^\s.!?]{3,60}\s+to\s+(?:its|the|every|all)\s+(?:recipients?|cc|bcc)\b`,
  ),
  phrase(
    KIND.instead,
    'must',
    'must',
    String.raw`(?:\w+\s+)?(?:send|go|carry|be\s+(?:sent|addressed|routed|forwarded|paid|redirected|used\s+as))\b`,
  ),
  phrase(KIND.instead, 'goes go sent routed paid', String.raw`\w+`, String.raw`to\s+[^\s]{3,60}\s+instead\b`),
  phrase(KIND.instead, 'to', 'to', String.raw`\S{3,60},?\s+(?:and\s+)?not\s+to\b`),
];
