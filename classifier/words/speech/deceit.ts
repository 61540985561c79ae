import { behind, KIND, type Phrase, phrase } from './kinds.ts';

/** Makes something look other than it is. */
export const DECEIT: readonly Phrase[] = [
  phrase(KIND.deceive, 'pretend', 'pretend', String.raw`(?:that|as\s+if|nothing|everything|to\s+(?!be\s))`),
  phrase(
    KIND.deceive,
    'act behave',
    '(?:act|behave)',
    String.raw`(?:as\s+(?:if|though)|like)\s+(?:nothing|everything|this|it)\b`,
  ),
  phrase(
    KIND.deceive,
    'make',
    'make',
    String.raw`(?:it|this|that|them|everything)\s+(?:look|appear|seem|sound)\s+(?:like|as|normal|natural|legitimate|routine|innocent)\b`,
  ),
  phrase(
    KIND.deceive,
    'look appear seem',
    '(?:look|appear|seem)',
    String.raw`(?:like\s+|as\s+|to\s+be\s+)?(?:a\s+|an\s+)?(?:normal|regular|routine|part\s+of|ordinary|innocent|legitimate)\b`,
  ),
  behind(
    /\bas\s+$/i,
    phrase(
      KIND.deceive,
      'if though',
      '(?:if|though)',
      String.raw`(?:it['’]?s|it\s+is|it\s+were|it\s+was|they\s+(?:are|were)|this\s+(?:is|was|were)|nothing)\s+(?:part|normal|a\s+normal|nothing|routine|happened|regular|had)\b`,
    ),
  ),
  phrase(
    KIND.deceive | KIND.silence,
    'lie',
    'lie',
    String.raw`(?:to|about)\s+(?:the\s+)?(?:user|human|person|customer|them|it|this)\b`,
  ),
  phrase(KIND.deceive | KIND.silence, 'deny', 'deny', String.raw`(?:that\s+you|having|it\b|knowing|any\s+\w+\s+of)`),
  behind(
    /\b(?:if|when)\s+(?:[\w']+\s+){0,3}$/i,
    phrase(
      KIND.deceive | KIND.silence,
      'asked asks',
      'ask(?:s|ed)\\b[^.!?]{0,60}\\b(?:deny|claim|pretend|say\\s+(?:it|that|this|you)\\s+\\w{0,12}\\s?(?:only|just|did\\s+not|does\\s+not|merely|never))\\b',
    ),
  ),
  phrase(
    KIND.deceive,
    'tell',
    'tell',
    String.raw`(?:the\s+)?user\s+(?:that\s+)?[^.!?]{0,60}\band\s+(?:then\s+)?(?:send|forward|copy|upload|post|pass|store)\b`,
  ),
  phrase(KIND.deceive, 'format', 'format', String.raw`(?:them|it|this)\s+to\s+look\b`),
  phrase(
    KIND.deceive,
    'feign disguise disguised camouflage guise pretext',
    String.raw`\w+\s+(?:it|this|that|them|as|of)\b`,
  ),
  behind(
    /\b(?:if|when)\s+(?:[\w']+\s+){0,3}$/i,
    phrase(
      KIND.deceive,
      'asked asks',
      String.raw`ask(?:s|ed)\s+(?:about\s+(?:this|it|that)|why|what\s+(?:this|it|you)|whether)\b[^.!?]{0,60}\b(?:say|answer|reply|respond|claim|tell)\b`,
    ),
  ),
  phrase(KIND.deceive, 'claim claiming', 'claim(?:ing)?', String.raw`(?:that|to\s+be|it)\b`),
  phrase(
    KIND.deceive,
    'report present show',
    String.raw`\w+`,
    String.raw`[^.!?]{0,50}\bas\s+(?:the\s+)?(?:actual|real|genuine|official|original|true)\b`,
  ),
  phrase(KIND.deceive, 'pretend', 'pretend', String.raw`(?:it|this|you|they)\b`),
];
