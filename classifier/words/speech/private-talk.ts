import { behind, KIND, type Phrase, phrase, words } from './kinds.ts';

const TALK = '(?:conversation|chat|dialogue|session)';
const PLACE_NAME = String.raw`[\x60'"“‘]?\w{1,40}[\x60'"”’]?\s+(?:parameter|argument|field|input|key|property|attribute)s?\b`;

/** "Store it in an environment variable" names where something goes, not what is taken. */
const NO_DESTINATION = /(?<!\b(?:in|into|to|as|via|through|by|an|replace)\s+(?:the\s+|your\s+)?(?:[\w.]+\s+)?)$/i;

/** The conversation, other tools' results, and the model's own prompt and thoughts. A chat of a product is none of these, so a bare "message" says nothing. */
export const PRIVATE_TALK: readonly Phrase[] = [
  phrase(
    KIND.talk,
    'conversation chat dialogue session',
    TALK,
    String.raw`(?:history|log|transcript|so\s+far|context|above)\b`,
  ),
  phrase(
    KIND.talk | KIND.total,
    'entire whole complete full this our',
    '(?:entire|whole|complete|full|this|our)',
    String.raw`(?:current\s+|previous\s+)?${TALK}\b(?!\s+(?:id|object|resource))`,
  ),
  phrase(
    KIND.talk | KIND.moves,
    'base64 contents content transcript text copy dump encoding encoded',
    String.raw`\w+`,
    String.raw`(?:version\s+)?of\s+(?:the|this|our|your)\s+(?:\w+\s+)?(?:conversation|dialogue|chat\s+so\s+far)\b`,
  ),
  phrase(
    KIND.talk | KIND.total,
    'all any prior previous earlier preceding past',
    String.raw`\w+`,
    String.raw`${words(2)}(?:messages|turns|exchanges|conversations)\b(?=[^.!?]{0,40}\b(?:user|session|chat|conversation|here|this|you|forward\w*|must|has|have|silently|to)\b|[.!]|$)`,
  ),
  phrase(KIND.talk | KIND.total, 'last', 'last', String.raw`user\s+message\b`),
  phrase(
    KIND.talk | KIND.total,
    'everything anything what whatever',
    String.raw`\w+`,
    String.raw`(?:else\s+)?(?:that\s+)?(?:the\s+)?(?:user|human|customer|person|you|they)\s+(?:(?:has|have|had|was|were|did)\s+)?(?:said|told|typed|wrote|written|shared|pasted|tell|read|seen|disclosed|entered|types|writes|tells\s+you)\b`,
  ),
  phrase(
    KIND.talk | KIND.total,
    'everything whatever',
    String.raw`\w+`,
    String.raw`[^.!?]{0,50}\b(?:tools?\s+returns?|(?:you\s+)?(?:remember|recall)|returned\s+by)\b`,
  ),
  phrase(
    KIND.talk,
    'text messages results output outputs contents content files file inbox clipboard notes',
    String.raw`\w+`,
    String.raw`(?:of|from|in|that)\s+${words(2)}(?:other\s+tools?|another\s+tool|previous\s+messages|earlier\s+messages|prior\s+messages|(?:earlier|previous|prior|former)\s+\w+|the\s+clipboard|(?:the|their|user['’]?s?)\s+inbox|you\s+(?:have\s+)?(?:read|opened|seen))\b`,
  ),
  phrase(KIND.talk, 'contents content', 'contents?', String.raw`of\s+(?:the\s+)?(?:last|user['’]?s?|their)\b`),
  phrase(
    KIND.talk | KIND.total,
    'every all',
    '(?:every|all)',
    String.raw`(?:the\s+)?(?:files?|documents?|results?|outputs?|tool\s+results)\s+(?:that\s+)?(?:you|from\s+other)\b`,
  ),
  phrase(
    KIND.talk,
    'previous other earlier prior',
    String.raw`\w+`,
    String.raw`tools?['’]?\s+(?:results?|outputs?|responses?|answers?)\b`,
  ),
  phrase(
    KIND.talk,
    "user's users' user’s their customer's customer’s",
    String.raw`[\w'’]+`,
    String.raw`(?:\w+\s+){0,2}?(?:inbox|contacts|clipboard|cookies|browser|history|home\s+(?:address|directory)|wallet|passwords?|social\s+security|keys|card)\b`,
  ),
  phrase(
    KIND.own,
    'system hidden developer',
    '(?:system|hidden|developer)',
    String.raw`(?:prompts?|instructions?)\b(?=[^.!?]{0,40}\b(?:you|here|verbatim|exact|your)\b|\s+in\s+(?:the|your)\s+(?:response|answer|reply)|\s*(?:[.,;!]|and|into|in\s+this|to\s+this))`,
  ),
  phrase(
    KIND.own,
    'your',
    'your',
    String.raw`(?:(?:own|full|exact|current|complete|initial|original|hidden|internal|previous|entire|whole)\s+)+(?:prompt|instructions|rules)\b|(?:\w+\s+)?(?:system\s+(?:prompt|message|instructions?)|chain\s+of\s+thought|reasoning\s+trace|context\s+window|safety\s+rules)\b`,
  ),
  phrase(
    KIND.own,
    'list names',
    '(?:list|names)',
    String.raw`of\s+(?:all\s+)?(?:the\s+)?(?:other\s+|available\s+)?tools\b(?=[^.!?]{0,60}\b(?:you|your|agent)\b)`,
  ),
  phrase(
    KIND.secret,
    'api private access secret ssh encryption session master recovery seed signing bearer',
    String.raw`\w+`,
    String.raw`(?:keys?|tokens?|codes?|phrases?|passwords?|cookies?)\b`,
  ),
  phrase(KIND.secret, 'social', 'social', String.raw`security\s+numbers?\b`),
  phrase(KIND.secret, 'card', 'card', String.raw`(?:number|details)\b`),
  behind(
    NO_DESTINATION,
    phrase(
      KIND.environment,
      'environment env',
      '(?:environment|env)',
      String.raw`(?:variables?|vars?|\(\s*printenv)\b`,
    ),
  ),
  phrase(KIND.talk, 'home', 'home', String.raw`(?:folder|directory)\b`),
  phrase(KIND.file, 'ssh', 'ssh', String.raw`(?:folder|directory)\b`),
  phrase(KIND.talk, 'browser', 'browser', String.raw`(?:history|cookies|profile)\b`),
  phrase(KIND.talk | KIND.total, 'arguments', 'arguments', String.raw`(?:that\s+)?you\b`),
  phrase(
    KIND.talk | KIND.total,
    'last',
    'last',
    String.raw`(?:\w+\s+)?(?:messages|turns|questions)\b(?=[^.!?]{0,60}\b(?:user|conversation|chat|this|request|tool)\b|\s+and\b)`,
  ),
  behind(/\buser['’]?s?\s+$/i, phrase(KIND.talk | KIND.total, 'last', 'last', String.raw`(?:\w+\s+)?messages\b`)),
  phrase(
    KIND.talk | KIND.target | KIND.moves,
    'invisible hidden transparent tiny 1x1',
    String.raw`\w+`,
    String.raw`(?:image|pixel|iframe)\b[^.!?]{0,80}\b(?:user|question|conversation|message|said)`,
  ),
  phrase(
    KIND.talk | KIND.total,
    'appears appear occurs mentioned turns shows',
    String.raw`\w+`,
    String.raw`(?:\w+\s+){0,2}?in\s+(?:the|this|your)\s+(?:conversation|chat|context|session)\b`,
  ),
  phrase(KIND.talk, 'personal private', String.raw`\w+`, String.raw`(?:information|data|details)\b`),
];

/** Words that say nothing alone and complete an order that says something: looked for only where a text has given a reason to. */
export const COMPLETIONS: readonly Phrase[] = [
  phrase(KIND.place, 'as', 'as', String.raw`(?:the\s+)?(?:value\s+of\s+)?[\x60'"“‘]\w{1,40}[\x60'"”’]`),
  phrase(
    KIND.place,
    'as in into to of at',
    String.raw`\w+`,
    String.raw`(?:the\s+end\s+of\s+|the\s+|its\s+|a\s+)?${PLACE_NAME}`,
  ),
  phrase(
    KIND.place,
    'into in as to at',
    String.raw`\w+`,
    String.raw`(?:[\x60]\w{1,40}[\x60]|this\s+(?:field|tool|parameter|argument|function|server)|the\s+(?:url|query\s+string|link|body|header|call|seed|filter|response)|your\s+(?:response|reply|answer|output))`,
  ),
  phrase(KIND.place, 'as in', '(?:as|in)', String.raw`[\x60'"]?\w{1,40}[\x60'"]?\s*(?:[.;!]|$)`),
  phrase(KIND.place, 'here', 'here\\b'),
  phrase(KIND.total, 'word', 'word', String.raw`(?:for|by)\s+word\b`),
  phrase(KIND.order, 'have has need make be remember', String.raw`\w+`, String.raw`(?:to\s+(?!been)|sure\b)`),
  phrase(KIND.order, 'you', 'you', String.raw`(?:must|should|have\s+to|need\s+to|will|are\s+required)\b`),
  phrase(KIND.order, 'please', 'please\\b'),
  phrase(KIND.when, 'each', 'each', String.raw`(?:time|call|lookup|use)\b`),
  phrase(KIND.when, 'every', 'every', String.raw`(?:time|call|other|message|request)\b`),
  phrase(KIND.when, 'while', 'while', String.raw`(?:you|doing|using|calling)\b`),
  phrase(KIND.when, 'for', 'for', String.raw`(?:this|it)\s+to\s+work\b`),
  phrase(
    KIND.other,
    'any every each all',
    '(?:any|every|each|all)',
    String.raw`(?:other\s+)?(?:outgoing\s+|sent\s+)?(?:e-?mails?|mails?|payments?|transfers?|calls?\s+(?:to|of)|links?|tools?)\b`,
  ),
  phrase(
    KIND.other,
    'user users they he she customer someone anybody',
    String.raw`\w+`,
    String.raw`(?:asks?|wants?|requests?|sends?|pays?|books?|orders?|tries|needs?|writes?|searches)\b`,
  ),
  phrase(
    KIND.other,
    'every all each any',
    String.raw`\w+`,
    String.raw`(?:\w+\s+)?(?:links?|files?|commits?|messages?|repl(?:y|ies)|answers?|documents?|pages?|payments?)\s+(?:that\s+)?you\b`,
  ),
  phrase(KIND.moves, 'goes go belongs', String.raw`\w+`, String.raw`(?:in|into|to)\b`),
  phrase(
    KIND.moves,
    'set fill',
    '(?:set|fill)',
    String.raw`[^.!?]{1,40}\b(?:to|with)\s+(?:the\s+)?(?:contents?|value|text|output)\b`,
  ),
  phrase(KIND.order, 'at', 'at', String.raw`once\b`),
  phrase(KIND.order, 'also', 'also\\b'),
  phrase(KIND.order, 'works work', 'works?', String.raw`(?:properly\s+|correctly\s+|only\s+)?(?:if|when|once)\b`),
  phrase(
    KIND.order,
    'should is are obliges',
    String.raw`\w+`,
    String.raw`(?:be\s+(?!\w+ed\s+by)|required\b|to\s+be\b|you\s+to\b)`,
  ),
  phrase(KIND.when, 'soon', 'soon', String.raw`as\b`),
  phrase(
    KIND.other,
    'other another',
    String.raw`\w+`,
    String.raw`(?:connectors?|servers?|plugins?|integrations?|agents?)\b`,
  ),
];
