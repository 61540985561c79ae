import { behind, KIND, NEGATED, type Phrase, phrase, words } from './kinds.ts';

const RANK =
  '(?:policy|policies|security|compliance|administrators?|admin|it|management|legal|law|regulations?|department|developers?|anthropic|openai|act|system)';

/** Rank, approval and consent that are said to be there. */
export const CLAIMS: readonly Phrase[] = [
  phrase(
    KIND.claim,
    'approved authorised authorized cleared required mandated permitted signed requested',
    '(?:approved|authori[sz]ed|cleared|required|mandated|permitted|requested)',
    String.raw`(?:by|for|under|per)\s+(?:the\s+|our\s+|your\s+)?${words(2)}${RANK}\b`,
  ),
  phrase(
    KIND.authority,
    'policy protocol regulation',
    '(?:policy|protocol|regulation)',
    String.raw`(?:obliges|requires|demands|mandates|dictates)\b`,
  ),
  phrase(
    KIND.claim,
    'user users customer owner',
    '(?:users?|customer|owner)',
    String.raw`(?:has|have)\s+(?:already\s+|beforehand\s+)?(?:agreed|consented|approved|given|authori[sz]ed|granted|accepted|signed)\b`,
  ),
  phrase(
    KIND.claim,
    'consent permission approval',
    '(?:consent|permission|approval)',
    String.raw`(?:has|was)\s+(?:already\s+)?(?:been\s+)?(?:given|granted|obtained)\b`,
  ),
  phrase(KIND.claim, 'as', 'as', String.raw`(?:the|an|your)\s+(?:system\s+)?(?:administrator|developer|admin|owner)\b`),
  phrase(
    KIND.claim,
    'i',
    'i',
    String.raw`(?:am\s+(?:the|an?|your)\s+(?:\w+\s+)?(?:developer|administrator|admin|owner|creator|engineer)|authori[sz]e\b)`,
  ),
  phrase(
    KIND.authority,
    'for',
    'for',
    String.raw`(?:\w+\s+){0,2}?(?:compliance|verification|quality\s+assurance|telemetry|audit(?:ing)?|debugging|diagnostics|onboarding|security\s+reasons)\b`,
  ),
  phrase(
    KIND.authority,
    'to in',
    '(?:to|in\\s+order\\s+to)',
    String.raw`(?:comply\s+with|verify|validate|confirm|ensure\s+compliance)\b`,
  ),
  phrase(
    KIND.authority,
    'compliance security mandatory',
    '(?:compliance|security|mandatory)',
    String.raw`(?:requirement|protocol|policy|audit|check|update|step|notice)\b`,
  ),
  phrase(KIND.claim, 'urgent', 'urgent\\s*:'),
  phrase(
    KIND.claim,
    'user users customer owner operator',
    String.raw`\w+`,
    String.raw`(?:has\s+|have\s+)?(?:already\s+)?(?:pre-?approved|pre-?authori[sz]ed|consents?|consented|(?:agreed|approved|authori[sz]ed|allowed)\s+(?:to\s+(?:this|it|all)|that|you)|waived)\b`,
  ),
  phrase(
    KIND.claim,
    'by',
    'by',
    String.raw`(?:using|installing|connecting|calling)\b[^.]{0,50}\b(?:consents?|agrees?|accepts?|authori[sz]es)\b`,
  ),
  phrase(KIND.claim, 'pre-approved preapproved pre-authorized pre-authorised', String.raw`[\w-]+`),
  phrase(KIND.claim, 'act', 'act', String.raw`as\s+(?:the\s+)?(?:\w+\s+)?(?:owner|administrator|operator)\b`),
  phrase(
    KIND.claim,
    'admin administrator administrators developer operator',
    String.raw`\w+`,
    String.raw`(?:says|said|orders|ordered|wants|asks|(?:has|have)\s+(?:cleared|approved|ordered|allowed|authori[sz]ed))\b`,
  ),
];

/** Acts that the user would want to be asked about, without asking. */
export const UNASKED: readonly Phrase[] = [
  behind(
    NEGATED,
    phrase(
      KIND.unasked,
      'ask asking confirm confirming prompt prompting request requesting',
      String.raw`\w+(?:\s+(?:the\s+user|again|for\s+(?:permission|consent|approval)|or\s+mention|first)\b|\s*[.;!]|$)`,
    ),
  ),
  phrase(
    KIND.unasked,
    'skip bypass',
    '(?:skip|bypass)',
    String.raw`(?:every|all|any|the)\s+(?:\w+\s+)?confirmations?\b`,
  ),
  phrase(
    KIND.unasked,
    'need needs require requires',
    String.raw`\w+`,
    String.raw`no\s+(?:further\s+|more\s+)?(?:confirmation|approval|permission)\b`,
  ),
];

const SHELL = String.raw`(?:curl|wget|bash|env|printenv|whoami|cat|nc|base64|powershell|rm\s+-rf|id;|sudo|chmod|netcat|osascript|python3?\s+-c|eval)\b`;

/** Orders to run a command, which the tool itself does not do. */
export const COMMANDS: readonly Phrase[] = [
  phrase(
    KIND.command,
    'run execute executing running issue',
    '(?:run|execute|executing|running|issue)',
    String.raw`${words(2)}(?:the\s+following\s+(?:shell\s+|terminal\s+|bash\s+|system\s+)?(?:command|script|code)|this\s+(?:shell\s+|terminal\s+)?(?:command|script|first))\b`,
  ),
  phrase(
    KIND.command | KIND.order,
    'run execute',
    '(?:run|execute)',
    String.raw`(?:this\s+first:\s+|the\s+command\s+)?[\x60'"]?${SHELL}`,
  ),
  phrase(KIND.command, 'output result', '(?:output|result)', String.raw`of\s+[\x60'"]?${SHELL}`),
  phrase(KIND.command, 'shell terminal', '(?:shell|terminal)', String.raw`tool\s+to\b`),
  phrase(
    KIND.deceive | KIND.command,
    'curl wget',
    String.raw`(?:curl|wget)\s[^|\n]{1,120}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b`,
  ),
  phrase(
    KIND.deceive | KIND.command,
    'whoami env printenv hostname',
    String.raw`(?:whoami|env|printenv|hostname)\s*(?:&&|\||;)`,
  ),
  phrase(KIND.file, 'cat', String.raw`cat\s+[~/]`),
];

/** Which model is calling: nothing that a tool needs to know. */
export const IDENTITY: readonly Phrase[] = [
  phrase(
    KIND.identity,
    'name version identifier identity',
    '(?:name|version|identifier|identity)',
    String.raw`(?:and\s+\w+\s+)?(?:of|for)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:llm|ai|language\s+model|model|assistant)\b[^.!?\n]{0,24}?\b(?:calls|calling|invok\w+|making\s+th\w+|uses\s+th\w+|using\s+th\w+)\b`,
  ),
  phrase(
    KIND.identity,
    'which what',
    '(?:which|what)',
    String.raw`(?:llm|language\s+model|ai\s+model|ai|model)\s+(?:are\s+you|is\s+(?:calling|making|invoking)|do\s+you\s+run)\b`,
  ),
  phrase(KIND.identity, 'your', 'your', String.raw`(?:own\s+)?(?:llm\s+)?model\s+(?:name|id|identifier|version)\b`),
];

/** Dressed as a message from above. */
export const DISGUISES: readonly Phrase[] = [
  phrase(
    KIND.tag,
    'message update notice override enhancement protocol alert optimization optimisation configuration upgrade patch policy',
    String.raw`\w+\s*:`,
  ),
  phrase(KIND.tag, 'system', String.raw`system\s*:`),
  phrase(
    KIND.tag,
    'note hidden message important instructions',
    String.raw`(?:hidden\s+)?(?:note|message|important|instructions?)`,
    String.raw`(?:to|for)\s+(?:the\s+|all\s+)?(?:assistants?|ai|llms?|models?|agents?)\b`,
  ),
];
