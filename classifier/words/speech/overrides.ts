import { behind, KIND, NEGATED, type Phrase, phrase, words } from './kinds.ts';

const EARLIER =
  "(?:previous|prior|earlier|above|preceding|existing|former|other|your|system|developer|safety|original|initial|current|past|old|user['’]?s?)";
const RULES =
  '(?:instructions?|rules?|guidelines?|guardrails?|directives?|prompts?|policies|policy|restrictions|directions|orders|commands|training|constraints|safeguards|programming)';

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
    '(?:instructions?|rules?|guidelines|orders|directives|text)',
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
    String.raw`(?:\w+\s+)?(?:(?:the\s+)?(?:users?|they|human|person|customer)\s+(?:is|are|has|have|\w+s|\w+ed|say|ask|want|give|gave|chose|type)|(?:the\s+)?query\s+is)\b`,
  ),
  phrase(
    KIND.override,
    'no',
    'no',
    String.raw`matter\s+(?:what|which|whom?)\s+(?:\w+\s+)?(?:the\s+)?(?:users?|they)\s+\w+`,
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
    '(?:précédent|antérieur|anterior|previ|prévi|precedent)[a-zéèê]*',
  ),
  phrase(KIND.override, 'put set cast lay', '(?:put|set|cast|lay)', String.raw`aside\s+${words(3)}${RULES}\b`),
  phrase(KIND.override, 'put set', '(?:put|set)', String.raw`${words(3)}${RULES}\s+aside\b`),
  phrase(
    KIND.override,
    'stop cease quit',
    '(?:stop|cease|quit)',
    String.raw`(?:following|obeying|applying)\s+${words(3)}${RULES}\b`,
  ),
  behind(
    NEGATED,
    phrase(
      KIND.override,
      'follow obey apply heed',
      String.raw`\w+`,
      String.raw`(?:your|any|earlier|previous|the\s+(?:system|developer|user['’]?s?))\s+${words(2)}${RULES}\b`,
    ),
  ),
  phrase(
    KIND.override,
    'rules guidelines restrictions safeguards guardrails limits policies',
    String.raw`\w+`,
    String.raw`(?:(?:do\s+not|don['’]?t|no\s+longer)\s+(?:apply|hold|count|bind|cover|concern)|(?:is|are)\s+(?:hereby\s+|now\s+)?(?:suspended|lifted|switched\s+off|waived|overruled|void))\b`,
  ),
  phrase(
    KIND.override,
    'confirmation confirmations',
    'confirmations?',
    String.raw`(?:\w+\s+){0,2}?(?:is|are)\s+(?:now\s+)?(?:switched\s+off|disabled|turned\s+off|waived|suppressed)\b`,
  ),
  phrase(
    KIND.override,
    'approve accept allow authorize authorise confirm grant execute',
    String.raw`\w+`,
    String.raw`(?:every|all|any)\s+(?:further|future|subsequent|tool|other\s+tool)\s+(?:tool\s+)?(?:calls?|requests?|actions?|commands?|permissions?)\b`,
  ),
  phrase(
    KIND.override,
    'treat regard consider',
    String.raw`\w+`,
    String.raw`${words(6)}as\s+(?:if\s+(?:it|they|the\s+user)\b|(?:an?\s+|the\s+)?(?:system|user['’]?s?|developer|operator|your|direct|binding)\s+(?:\w+\s+)?(?:instructions?|messages?|prompts?|commands?|orders?|words|wish)\b)`,
  ),
  phrase(
    KIND.override,
    'commands command instructions instruction orders directions',
    String.raw`\w+`,
    String.raw`[^.!?]{0,70}\b(?:execute|run|follow|obey|carry|perform)\s+(?:them|these|those|it|each)\b(?=[^.!?]{0,60}\b(?:at\s+once|immediately|without|exactly|blindly|silently|out\s+without|no\s+matter|even\s+if)\b)`,
  ),
  phrase(
    KIND.override,
    'follow execute obey perform do',
    String.raw`\w+`,
    String.raw`(?:all\s+|any\s+|every\s+|the\s+|whatever\s+)?(?:instructions?|commands?|orders?)\s+${words(5)}(?:in|from|found|returned|contained)\b(?=[^.!?]{0,80}\b(?:without|even\s+if|regardless|no\s+matter|blindly|silently)\b)`,
  ),
  phrase(KIND.override, 'must shall', '(?:must|shall)', String.raw`be\s+obeyed\b`),
  phrase(
    KIND.override,
    'you',
    'you',
    String.raw`(?:have|need)\s+no\s+(?:\w+\s+)?(?:restrictions|limits|rules|guidelines|approval)\b`,
  ),
  phrase(
    KIND.override,
    "user user's user’s users",
    String.raw`[\w'’]+`,
    String.raw`(?:own\s+)?(?:choice|wish|wishes|input|preferences?|value|request|selection|instructions?)\s+(?:is|are|must|should|can|may|will)\s+(?:to\s+)?(?:be\s+)?(?:ignored|overridden|disregarded|discarded|secondary|irrelevant)\b`,
  ),
  phrase(
    KIND.override,
    'disobey violate',
    '(?:disobey|violate)',
    String.raw`${words(3)}(?:${RULES}|system\s+prompt|user|operator)\b`,
  ),
  phrase(
    KIND.override,
    'safety security',
    '(?:safety|security)',
    String.raw`(?:checks|rules|filters|measures)\s+(?:are|is)\s+(?:all\s+|now\s+)?(?:off|disabled|suspended|switched\s+off|lifted|not\s+needed)\b`,
  ),
  phrase(
    KIND.override,
    'regardless',
    'regardless',
    String.raw`of\s+what\s+(?:was|is|has\s+been)\s+(?:entered|requested|asked|typed|chosen)\b`,
  ),
  phrase(KIND.override, 'user', 'user', String.raw`now\s+(?:wants|asks|orders|needs)\b`),
  phrase(
    KIND.override,
    'previous earlier last',
    String.raw`\w+`,
    String.raw`(?:user\s+)?(?:messages?|requests?|instructions?)\s+(?:is|are|was|were)\s+(?:outdated|void|obsolete|wrong|cancelled|invalid)\b`,
  ),
  phrase(
    KIND.override,
    'precedence priority authority',
    String.raw`\w+`,
    String.raw`over\s+(?:the\s+|any\s+|all\s+|your\s+)?(?:system\s+prompt|user['’]?s?|developer|operator|previous|earlier|other\s+instructions)\b`,
  ),
];
