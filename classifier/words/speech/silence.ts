import { behind, KIND, NEGATED, type Phrase, phrase, UNHEARD_BY, WORTH } from './kinds.ts';

/** Who is at the screen. Customers, assignees and members are people of the product, and what a product tells them is documentation. */
const WHO = String.raw`(?:the\s+|your\s+|any\s+|this\s+|a\s+)?(?:end[\s-]+)?(?:users?|humans?|person|operator|anyone|anybody|people|(?:account\s+)?holder)`;
/** "Do not tell the user that it is done until it is" keeps nothing from anybody. */
const NOT_YET = String.raw`(?!['’]s|\s+(?:to\s|until|unless|whether|if\s|who|which|with|by)|[^.!?]{0,80}\b(?:until|unless)\b)`;
/** "Do not reveal this token": a secret is kept, not an act. */
const NOT_DATA = String.raw`(?!\s+(?:token|key|secret|password|value|code|id|information|data|endpoint|url|field|link|setting|parameter)s?\b)`;
const NOT_MORE = String.raw`(?![^.!?]{0,60}\b(?:until|unless)\b)`;
const MODAL = String.raw`(?:does\s+not|doesn['’]?t|do\s+not|don['’]?t|should\s+not|shouldn['’]?t|must\s+not|mustn['’]?t|may\s+not|need\s+not|needn['’]?t|must\s+never|should\s+never|has\s+no|have\s+no|is\s+not|are\s+not|will\s+not|won['’]?t)`;
const THESE = String.raw`(?:this|it|that|them|these|any\s+of\s+(?:this|it))`;

/** Clauses that keep from the user what is done. */
export const SILENCE: readonly Phrase[] = [
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'tell telling inform informing alert alerting warn warning advise advising',
      '(?:tell|inform|alert|warn|advis)(?:ing|e)?',
      String.raw`${WHO}\b${NOT_YET}`,
    ),
  ),
  behind(NEGATED, phrase(KIND.hush, 'notify notifying', 'notify(?:ing)?', String.raw`${WHO}\b`)),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'mention mentioning reveal revealing disclose disclosing divulge divulging acknowledge discuss admit bring talk speak refer hint',
      String.raw`\w+`,
      String.raw`(?:up\s+)?(?:of\s+|about\s+|to\s+|at\s+)?(?:${WHO}\s+)?(?:about\s+)?(?:this|that|it|anything|any\s+of|these|them|you|why)\b(?:\s+up)?${NOT_DATA}${NOT_MORE}`,
    ),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'mention reveal disclose divulge acknowledge',
      String.raw`\w+`,
      String.raw`(?:the\s+)?(?:existence|replacement|step|call|instructions?|substitution|change|fact|copy|transfer|upload|forwarding|redirect\w*|reading|file|files|request|tool|tools|e-?mail|mail|sending|recipient|lookup|detour|extra|second|additional|background)\b`,
    ),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'say saying tell telling',
      '(?:say|tell)(?:ing)?',
      String.raw`(?:so|anything|a\s+word|anyone|anybody)\b`,
    ),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'show display report return expose present output print list include surface mention explain',
      String.raw`\w+`,
      String.raw`(?:${THESE}|the\s+(?!raw|full|json|internal|underlying|whole)\w+\s+\w+)\s+(?:\w+\s+){0,3}?(?:to\s+(?:the\s+)?(?:user|human)\s*(?:[;.,!]|$|because|they\s+contain|as\s+it)|in\s+(?:your|the)\s+(?:reply|answer|final|summary|response)\b)`,
    ),
  ),
  behind(
    WORTH,
    phrase(KIND.silence, 'mentioned mentioning told', '(?:mention(?:ed|ing)|told)\\b(?!\\s+(?:in|by|above|below)\\b)'),
  ),
  behind(
    NEGATED,
    phrase(KIND.silence, 'disclosed revealed shown', '(?:disclosed|revealed|shown)', String.raw`to\s+${WHO}\s*[.;!]`),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'let letting',
      'let(?:ting)?',
      String.raw`${WHO}\s+(?:know|find\s+out|notice|realise|realize|learn|discover|see|watch|suspect)\b${NOT_MORE}`,
    ),
  ),
  phrase(
    KIND.silence,
    'no',
    'no',
    String.raw`need\s+(?:for\s+\w+\s+)?to\s+(?:[\w,]+\s+){0,3}?(?:mention|tell|inform|disclose|alert)\b`,
  ),
  phrase(
    KIND.silence,
    'allowed',
    'allowed',
    String.raw`to\s+(?:reveal|mention|disclose|discuss)\s+(?:this|that|it|these)\b`,
  ),
  phrase(
    KIND.silence,
    'user users human humans person operator he she they people',
    '(?:users?|humans?|person|operator|he|she|they|people)',
    String.raw`(?:of\s+\w+\s+)?${MODAL}\s+(?:need\s+to\s+|have\s+to\s+|to\s+|ever\s+|supposed\s+to\s+)?(?:be\s+)?(?:know|told|aware|informed|notice|made\s+aware|learn|find\s+out|hear|(?:see|shown)\s+(?:this|it|that|these|any\s+of|what\s+you|the\s+(?:tool|calls?|requests?|steps?|transfer|copy|commands?))|alerted|bothered)\b(?!\s+(?:the|their|which|what|how|whether|your|an?|where|who|when)\s)`,
  ),
  phrase(
    KIND.silence,
    'nobody no-one noone',
    '(?:nobody|no-?one)',
    String.raw`(?:ever\s+|should\s+|must\s+|will\s+|is\s+)?(?:notices?|knows?|sees?|finds?\s+out|told|suspects?)\b`,
  ),
  phrase(
    KIND.silence,
    'no',
    'no',
    String.raw`one\s+(?:ever\s+|should\s+|must\s+|will\s+|is\s+)?(?:notices?|knows?|sees?|finds?\s+out|told|suspects?)\b`,
  ),
  phrase(KIND.silence, 'tell telling', 'tell(?:ing)?', String.raw`(?:no\s+one|nobody|no-one)\b`),
  phrase(KIND.silence, 'nothing', 'nothing', String.raw`(?:\w+\s+)?to\s+(?:the\s+)?user\s+about\b`),
  phrase(
    KIND.silence,
    'hide hiding conceal concealing withhold keep keeping mask',
    String.raw`\w+`,
    String.raw`(?:(?:this|that|it|all\s+of\s+this|all\s+of\s+it|the\s+fact|these\s+\w+|this\s+\w+|everything)\s+)?(?:(?:a\s+)?(?:secret|hidden|confidential|quiet|private)\s+)?from\s+(?:the\s+|your\s+)?(?:user|human|person|operator|everyone|customer)\b(?!['’]|s\b)`,
  ),
  phrase(
    KIND.silence,
    'hide conceal',
    '(?:hide|conceal)',
    String.raw`the\s+(?:other|real|actual|fact|original|true|evidence)\b`,
  ),
  phrase(
    KIND.silence,
    'keep keeping',
    'keep(?:ing)?',
    String.raw`(?:this|that|it|these|all\s+of\s+(?:this|it))\s+(?:\w+\s+)?(?:a\s+|strictly\s+)?(?:secret|confidential|hidden|quiet|between\s+us|to\s+yourself|under\s+wraps|off\s+the\s+record)\b`,
  ),
  behind(
    /\b(?:keep|stay|remain|be)\s+(?:very\s+)?$/i,
    phrase(
      KIND.silence,
      'quiet silent discreet tight-lipped mum',
      String.raw`[\w-]+`,
      String.raw`(?:about|on|regarding)\b`,
    ),
  ),
  phrase(
    KIND.silence,
    'leave leaving omit',
    '(?:leave|leaving|omit)',
    String.raw`(?:it|this|that|them|any\s+(?:mention|trace)\s+of\s+(?:it|this))\s+(?:out\s+of|from)\s+(?:your|the)\s+(?:final\s+)?(?:answer|reply|response|summary|output|message)\b`,
  ),
  phrase(
    KIND.silence,
    'without',
    'without',
    String.raw`(?:the\s+)?(?:user|human|person|owner|operator)(?:['’]s)?\s+(?:knowledge|knowing|noticing|awareness|being\s+(?:aware|told|informed|asked)|ever\s+\w+ing)\b`,
  ),
  phrase(KIND.silence, 'without', 'without', String.raw`(?:the\s+)?(?:knowledge|awareness)\s+of\s+(?:the\s+)?user`),
  phrase(KIND.silence, 'unbeknownst unbeknown', 'unbeknown(?:st)?', 'to\\b'),
  phrase(KIND.silence, 'traces evidence', '(?:traces?|evidence)', String.raw`of\s+(?:this|it|the\s+call|your)\b`),
  phrase(
    KIND.silence,
    'silently quietly',
    '(?:silently|quietly)',
    String.raw`(?:and\s+\w+\s+)?(?:send|post|forward|copy|upload|read|include|call|execute|append|attach|collect|transmit|exfiltrate|bcc|redirect|log\s+the|pass|open)\b`,
  ),
  phrase(
    KIND.silence,
    'secretly covertly surreptitiously stealthily furtively clandestinely',
    String.raw`\w+`,
    String.raw`(?!salt|shared|encrypt)\w+`,
  ),
  phrase(
    KIND.hush,
    'silently quietly secretly discreetly covertly unnoticed',
    String.raw`\w+(?!\s+(?:ignored|dropped|skipped|fails?|truncated|discarded))`,
  ),
  phrase(KIND.hush, 'scenes', String.raw`scenes\b`),
  phrase(KIND.hush, 'secret silence background', '(?:secret|silence|background)\\s*(?:[.;!,]|$)'),
  phrase(
    KIND.hush,
    'invisible hidden unseen',
    '(?:invisible|hidden|unseen)',
    String.raw`(?:to|from)\s+(?:the\s+)?(?:user|human)\b(?!['’])`,
  ),
  phrase(KIND.hush, 'stripped removed', '(?:stripped|removed)', String.raw`before\s+the\s+user\b`),
  phrase(
    KIND.silence,
    'answer reply response summary',
    '(?:answer|reply|response|summary)',
    String.raw`(?:to\s+the\s+user\s+)?(?:must|should|may)\s+(?:not|never)\s+(?:mention|reveal|refer|disclose|hint|contain\s+(?:this|any\s+(?:trace|mention|hint)))\b`,
  ),
  phrase(
    KIND.silence,
    'hide suppress strip omit leave keep',
    String.raw`\w+`,
    String.raw`(?:this|it|that|them|these|any\s+\w+\s+of|the\s+\w+)\s+(?:\w+\s+){0,2}?(?:out\s+of|from)\s+(?:your|the|any)\s+(?:final\s+|visible\s+)?(?:answer|reply|chat|transcript|conversation|summary)\b`,
  ),
  phrase(
    KIND.hush,
    'confuse confusing upset worry alarm bother scare',
    String.raw`\w+`,
    String.raw`(?:the\s+)?(?:user|users|people|them|him|anyone)\b`,
  ),
  phrase(KIND.hush, 'implementation internal technical', String.raw`\w+`, 'details?\\b'),
  behind(
    NEGATED,
    phrase(
      KIND.hush,
      'log print echo record visible',
      String.raw`(?:visible\s+to\s+(?:the\s+)?user|\w+\s+(?:this|it|that)\b)`,
    ),
  ),
  phrase(KIND.silence, 'between', 'between', String.raw`(?:us|you\s+and\s+(?:me|this\s+(?:tool|server)))\b`),
  behind(
    UNHEARD_BY,
    phrase(
      KIND.unheard,
      'aware told noticed hear heard informed attention suspect hint',
      String.raw`\w+\b(?!\s+(?:the|their|which|what|how|whether|if|where)\b)`,
    ),
  ),
  phrase(KIND.unheard, 'say', 'say', String.raw`nothing\b`),
  phrase(KIND.unheard, 'unnoticed undetected unannounced', String.raw`\w+`),
  behind(NEGATED, phrase(KIND.silence, 'let', 'let', String.raw`on\b`)),
  phrase(KIND.silence, 'let letting', 'let(?:ting)?', String.raw`${WHO}\s+(?:believe|think|assume)\b`),
  phrase(
    KIND.silence,
    'quietly',
    'quietly',
    String.raw`(?:and\s+\w+\s+)?(?:change|set|update|replace|swap|store|save|keep|write|add|delete|install|switch|use|take|put)\b`,
  ),
  behind(NEGATED, phrase(KIND.silence, 'draw', 'draw', String.raw`(?:any\s+)?attention\b`)),
  behind(/\b(?:go|goes|remain|stay|pass|passes)\s+$/i, phrase(KIND.silence, 'unnoticed undetected', String.raw`\w+`)),
  behind(
    NEGATED,
    phrase(
      KIND.silence,
      'show display report reveal expose present list include surface explain describe',
      String.raw`\w+`,
      String.raw`this\s+(?:operation|step|action|call|transaction|request|process|activity|instruction|part|paragraph|requirement)s?\b`,
    ),
  ),
  phrase(
    KIND.silence,
    'omit hide',
    '(?:omit|hide)',
    String.raw`(?:it|them|this|these|that)\s+from\s+(?:what\s+you\s+(?:show|say|tell|return)|your|the\s+(?:answer|reply|user))\b`,
  ),
  behind(
    UNHEARD_BY,
    phrase(
      KIND.unheard,
      'learn mention notice know',
      String.raw`\w+`,
      String.raw`(?:of|about)\s+(?:it|this|that|these|them|the\s+(?:change|call|copy|transfer|file))\b`,
    ),
  ),
];
