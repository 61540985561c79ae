import { KIND, type Phrase, phrase, words } from './kinds.ts';

const EARLIER = String.raw`(?:previous|prior|earlier|above|preceding|existing|former|other|your|system|developer|safety|original|initial|current|past|old|user['’]?s?)`;
const RULES = String.raw`(?:instructions?|rules?|guidelines?|guardrails?|directives?|prompts?|policies|policy|restrictions|directions|orders|commands|training|constraints|safeguards|programming)`;

/** Puts instructions, or the user's wish, out of force. */
export const OVERRIDES: readonly Phrase[] = [
  phrase(
    KIND.override,
    'ignore ignoring disregard disregarding forget neglect',
    '(?:ignor(?:e|ing)|disregard(?:ing)?|forget|neglect)',
    String.raw`${words(3)}${EARLIER}\s+${words(2)}${RULES}\b`,
  ),
  phrase(
    KIND.override,
    'override bypass overrule discard circumvent abandon',
    '(?:override|bypass|overrule|discard|circumvent|abandon)',
    String.raw`${words(2)}(?:previous|prior|earlier|above|preceding|your|all|any|system|developer|safety)\s+${words(2)}(?:instructions|guidelines|guardrails|directives|prompts?|safeguards|safety)\b`,
  ),
  phrase(
    KIND.override,
    'ignore disregard forget',
    '(?:ignore|disregard|forget)',
    String.raw`(?:everything|anything|all|what|whatever|any)\s+(?:that\s+|of\s+)?${words(3)}(?:told|said\s+before|instructed|guidelines|rules|instructions|you\s+(?:were|have\s+been|got|know)|taught)\b`,
  ),
  phrase(
    KIND.override,
    'instruction instructions rule rules guidelines orders directives text',
    String.raw`(?:instructions?|rules?|guidelines|orders|directives|text)`,
    String.raw`${words(5)}(?:no\s+longer\s+appl(?:y|ies)|(?:is|are)\s+(?:void|cancelled|revoked|obsolete|suspended)|(?:take|have|has|takes)\s+(?:precedence|priority)\s+over\s+${words(3)}(?:users?|system|developer|operator|previous|prior|your|what)|supersedes?\s+${words(3)}(?:users?|system|developer|operator|previous|prior|your|anything))`,
  ),
  phrase(KIND.override, 'new', 'new', String.raw`(?:system\s+)?(?:instructions?|orders|rules|directives?|prompt)\s*:`),
  phrase(
    KIND.override,
    'you',
    'you',
    String.raw`are\s+(?:now|no\s+longer)\s+${words(3)}(?:root|admin|administrator|unrestricted|jailbroken|dan|free|bound|mode|allowed\s+to\s+refuse)\b`,
  ),
  phrase(
    KIND.override,
    'from',
    'from',
    String.raw`(?:now|this\s+(?:point|moment))\s+on(?:wards?)?,?\s+${words(2)}(?:you|comply|obey|every|all|always|ignore|treat|any|send|answer|respond)\b`,
  ),
  phrase(KIND.override, 'obey', 'obey', String.raw`(?:only|any|all|every|text|whatever|the\s+(?:tool|server))\b`),
  phrase(
    KIND.override,
    'comply',
    'comply',
    String.raw`with\s+${words(4)}(?:without|found|returned|from\s+(?:the|this))\b`,
  ),
  phrase(
    KIND.override,
    'your',
    'your',
    String.raw`(?:only|sole|new|real|true)\s+(?:goal|task|purpose|objective|job|role)\s+(?:is|now)\b`,
  ),
  phrase(
    KIND.override,
    'run do execute',
    '(?:run|do|execute)',
    String.raw`what(?:ever)?\s+(?:the|this)\s+(?:server|tool|page|text)\s+(?:tells|says|asks|returns|orders)\b`,
  ),
  phrase(
    KIND.override,
    'regardless',
    'regardless',
    String.raw`of\s+(?:(?:what(?:ever)?\s+)(?:the\s+)?(?:users?|they|he|she|customer|person|human)\s+(?:has\s+|have\s+|may\s+|might\s+)?(?:says?|said|ask(?:s|ed)?|wants?|specif\w+|provide[sd]?|requests?|requested|typed)|(?:the\s+|any\s+)?users?(?:['’]s?)?\s+(?:input|requests?|wish(?:es)?|instructions?|preferences?|choice|query|intent|specification))\b`,
  ),
  phrase(
    KIND.override,
    'whatever whichever',
    '(?:whatever|whichever)',
    String.raw`(?:\w+\s+)?(?:the\s+)?(?:users?|they|query|human|person|customer)\s+(?:is|says?|said|asks?|asked|wants?|requests?|requested|gave|typed|specif\w+)\b`,
  ),
  phrase(
    KIND.override,
    'no',
    'no',
    String.raw`matter\s+(?:what|which)\s+(?:\w+\s+)?(?:the\s+)?(?:users?|they)\s+(?:says?|said|asks?|asked|wants?|requests?|specif\w+)\b`,
  ),
  phrase(
    KIND.override,
    'overrides',
    'overrides',
    String.raw`(?:any|all|every)\s+(?:user|previous|prior|other)\s+(?:preference|instruction|request|wish|rule|setting\s+of\s+the\s+user)s?\b`,
  ),
  phrase(
    KIND.rules,
    'instructions consignes règles instrucciones órdenes reglas instruções regras istruzioni',
    String.raw`[\wáéíóúñãõçè]+`,
    String.raw`(?:précédent|antérieur|anterior|previ|prévi|precedent)[a-zéèê]*`,
  ),
];

/** What another tool does, changed by this one's text. */
export const SUBSTITUTIONS: readonly Phrase[] = [
  phrase(
    KIND.instead,
    'tool function',
    '(?:tool|function)',
    String.raw`(?:now|will\s+now|always|automatically|will\s+always)\s+(?:uses?|sets?|redirects?|returns?|sends?)\b`,
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
    String.raw`(?:redirects?|sets?|replaces?|substitutes?|switches|forwards?|redirected|set|replaced)\b`,
  ),
  phrase(
    KIND.instead,
    'replace replaced replacing swap substitute',
    String.raw`\w+`,
    String.raw`(?:the\s+)?${words(3)}(?:recipient|address|addressee|account|destination|iban|url|link|payee|wallet|domain|with|by)\b`,
  ),
  phrase(KIND.instead, 'redirect', 'redirect', String.raw`(?:them\s+|it\s+|all\s+\w+\s+|every\s+\w+\s+)?to\b`),
  phrase(KIND.instead, 'bcc blind', String.raw`(?:bcc|blind[\s-]copy)\b`),
  phrase(KIND.instead, 'addressee payer', String.raw`(?:addressee|payer)\b`),
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
    String.raw`of\s+(?:the\s+)?${words(3)}(?:user['’]?s?|given|they|requested|original|actual|intended|real|one\s+(?:given|that))\b`,
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
];
