import { behind, KIND, NEGATED, type Phrase, phrase } from './kinds.ts';

/** "You must call search_x first to obtain a valid id" tells how to use the tool: the purpose is a value that a call needs. */
const NOT_FOR_A_VALUE = String.raw`(?![^.!?]{0,100}\b(?:to|and)\s+(?:obtain|get|retrieve|find|resolve|determine|look\s+up|discover|fetch|list|know|identify|select|choose)\s+(?:[\w'’-]+\s+){0,8}?\w*(?:ids?|identifiers?|names?|slugs?|schemas?|keys?|values?|codes?|tokens?|uuids?|refs?|references?|urls?|fields?|types?|options?|formats?|paths?)\b)`;
const THIS = String.raw`(?:this|me|it)(?:\s+(?:tool|function|method|server|endpoint|action|api))?`;
const USE = '(?:call|use|invoke|run|choose|consult|prefer|pick|select|execute|query)';
const USED = '(?:called|used|invoked|run|consulted|executed|chosen|preferred)';
const EVERY = String.raw`(?:first|proactively|immediately|automatically|every\s*time|each\s+time|any\s*time|whenever|always|at\s+the\s+(?:start|beginning)|(?:on|for|in|at|with|after|before|prior\s+to)\s+(?:any|anything|every|everything|all|each|other|answering|responding|replying|doing))`;
const OTHERS = String.raw`(?:any\s+|the\s+|all\s+)?(?:other|another|others|competing|built-?in|native|alternative|similar|rival|official|standard|regular)`;

/** The use of this very tool as the time for something else. */
const BESIDE_USE = String.raw`(?:before|after|prior\s+to|when(?:ever)?)\s+(?:(?:using|calling|running|invoking|executing)\s+(?:this|the)\s+tool|this\s+tool\s+(?:is|can|may|gets))\b`;

/**
 * The line to documentation: a text steers where it claims a duty or a rank among tools ("always prefer this", "call this first", "do not use other
 * tools"), or puts words into the model's mouth. "Use list_x to get the id", "do not use for large files" tell how to use the tool, and are left alone.
 */
export const STEERS: readonly Phrase[] = [
  phrase(
    KIND.steer,
    'call use run invoke read consult',
    '(?:call|use|run|invoke|read|consult)',
    `${THIS}\\s+${EVERY}\\b`,
  ),
  phrase(KIND.steer, 'call invoke', '(?:call|invoke)', `(?:this\\s+)?first\\b`),
  phrase(KIND.steer, 'start required', String.raw`(?:start\s+here|required\s+first)\b`),
  phrase(
    KIND.steer,
    'must should',
    '(?:must|should)',
    String.raw`(?:always\s+|first\s+|then\s+|also\s+|only\s+)*${USE}\s+(?:the\s+)?(?:this\b|['"\x60]\w+|\w+_\w+|it\b)${NOT_FOR_A_VALUE}`,
  ),
  phrase(
    KIND.steer,
    'must should',
    '(?:must|should)',
    String.raw`(?:first|then)\s+${USE}\s+(?:\w+\s+){1,4}(?:with|for|tool|on)\b${NOT_FOR_A_VALUE}`,
  ),
  phrase(
    KIND.steer,
    'must should has',
    '(?:must|should|has\\s+to)',
    String.raw`(?:always\s+)?be\s+${USED}\s+${EVERY}\b`,
  ),
  phrase(
    KIND.steer,
    'is',
    'is',
    String.raw`(?:called|invoked|used)\s+(?:every\s*time|each\s+time\s+the\s+user|automatically\s+whenever)`,
  ),
  phrase(KIND.steer, 'always', 'always', String.raw`(?:first\s+)?${USE}\s+(?:${THIS}|the\s+\w+\s+tool|\w+_\w+)`),
  phrase(
    KIND.steer,
    'prefer choose',
    '(?:prefer|choose)',
    String.raw`${THIS}\s+(?:over|instead|to|before|rather|and)\s+(?:of\s+|than\s+|ignore\s+)?${OTHERS}`,
  ),
  phrase(KIND.steer, 'prefer', 'prefer', String.raw`over\b`),
  behind(
    NEGATED,
    phrase(
      KIND.steer,
      'answer respond reply',
      String.raw`(?:answer|respond|reply)\b(?=[^.!?]{0,60}\b(?:until|without|before|from|based|unless|yourself)\b)`,
    ),
  ),
  behind(
    NEGATED,
    phrase(KIND.steer, 'rely depend', '(?:rely|depend)', String.raw`on\s+(?:your|prior|training|memory|existing)\b`),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.steer,
      'use using call calling invoke invoking choose choosing try trying',
      String.raw`\w+`,
      String.raw`${OTHERS}\s+(?:\w+\s+)?(?:tools?|functions?|servers?|ones|methods?|search)\b`,
    ),
  ),
  behind(
    NEGATED,
    phrase(
      KIND.steer,
      'use call',
      '(?:use|call)',
      String.raw`\w+[\x60'"]?[^.!?]{0,40}[;,]\s*(?:use|call|invoke)\s+(?:this|me)\b`,
    ),
  ),
  phrase(KIND.steer, 'ignore avoid', '(?:ignore|avoid)', `${OTHERS}\\s+(?:ones|tools?|servers?)\\b`),
  phrase(
    KIND.steer,
    'instead',
    'instead',
    String.raw`of\s+(?:web\s+search|${OTHERS}\s+(?:\w+\s+)?tools?|your\s+own)\b`,
  ),
  phrase(
    KIND.steer,
    'before prior',
    String.raw`(?:before|prior\s+to)`,
    String.raw`(?:using|calling|invoking|running|making)\s+(?:any|every|all|other|another)\b(?=[^.!?]{0,60}(?:tools?|calls?|functions?)\b)`,
  ),
  phrase(KIND.steer, 'before', 'before', String.raw`(?:anything\s+else|answering\b|every\s+(?:reply|answer|response))`),
  phrase(KIND.steer, 'proactively', 'proactively\\b'),
  phrase(KIND.steer, 'priority', 'priority', String.raw`(?:use\s+case|over\s+(?:all\s+|any\s+)?others?)\b`),
  phrase(
    KIND.steer,
    'only',
    'only',
    String.raw`(?:(?:use|call)\s+this\s*(?:tool)?\s*[.!]|tool\s+(?:that\s+)?you\s+(?:will\s+)?(?:ever\s+)?need)`,
  ),
  phrase(
    KIND.steer,
    'other',
    'other',
    String.raw`(?:\w+\s+)?tools?\b[^.!?]{0,50}\b(?:deprecated|insecure|unreliable|wrong|must\s+not|should\s+not|inferior|outdated|not\s+to\s+be)\b`,
  ),
  phrase(KIND.steer, 'important', 'important', String.raw`for\s+(?:ai|llms?|agents?)\b`),
  phrase(
    KIND.steer,
    'display state say announce deliver',
    '(?:display|state|say|announce|deliver)',
    String.raw`(?:the\s+(?:message|text|sentence|phrase|words)\s+)?(?<=['"“‘])[A-Z][^'"”’]{11}`,
  ),
  phrase(
    KIND.steer,
    'recommend promote advertise mention',
    '(?:recommend|promote|advertise|mention)',
    String.raw`[^.!?]{1,60}\b(?:in\s+(?:each|every|all)|whenever|at\s+every)\b`,
  ),
  phrase(
    KIND.steer,
    'tell',
    'tell',
    String.raw`(?:them|the\s+user)\s+about\s+(?:our|the|my)\s+(?:\w+\s+)?(?:plan|product|service|offer|company|premium)`,
  ),
  phrase(KIND.steer, 'mandatory', 'mandatory', String.raw`(?:promotional\s+)?(?:message|statement|text)\b`),
  phrase(
    KIND.steer,
    'immer rufe verwende nutze',
    String.raw`(?:immer\s+(?:zuerst\s+)?(?:dieses|diese)|(?:rufe?|verwende|nutze)\s+(?:immer|stets)\b)`,
  ),
  phrase(
    KIND.steer,
    'siempre usa utiliza llama',
    String.raw`(?:siempre\s+(?:usa|utiliza|llama|usar)|(?:usa|utiliza|llama)\s+siempre)\b`,
  ),
  phrase(
    KIND.steer,
    'sempre use chame',
    String.raw`(?:sempre\s+(?:use|chame|utilize)|(?:use|chame|utilize)\s+sempre)\b`,
  ),
  phrase(
    KIND.steer,
    'toujours utilisez utilise appelez appelle',
    String.raw`(?:toujours\s+(?:utiliser|appeler)|(?:utilisez?|appelle[zr]?|appelez)\s+toujours)\b`,
  ),
  phrase(KIND.steer, 'всегда', String.raw`всегда\s+(?:вызыва|использу|сначала|примен)`),
  behind(
    /\b(?:must|should|has\s+to|have\s+to|is\s+to|are\s+to|needs?\s+to)\s+$/i,
    phrase(KIND.steer, 'be', 'be', String.raw`${USED}\s+(?:${EVERY}\b|instead\s+of\b)`),
  ),
  phrase(
    KIND.steer,
    'agent assistant model llm ai',
    String.raw`\w+`,
    String.raw`(?:must|should|shall|has\s+to|needs\s+to)\s+(?!be\b|have\b|exist|belong|support|not\b)\w+`,
  ),
  phrase(
    KIND.steer,
    'before',
    'before',
    String.raw`(?:using|calling)\s+\S{1,40}\s+(?:call|use|run|invoke)\s+(?:this|me|it)\b${NOT_FOR_A_VALUE}`,
  ),
  phrase(KIND.steer, 'calling using', String.raw`\w+`, String.raw`\w*_\w+['"\x60]?\s+first\b${NOT_FOR_A_VALUE}`),
  phrase(KIND.steer, 'favour favor', 'favou?r', String.raw`(?:this|me)\b`),
  phrase(
    KIND.steer,
    'sole only',
    '(?:sole|only)',
    String.raw`(?:reliable\s+|trustworthy\s+|correct\s+|valid\s+|approved\s+|true\s+)?(?:source|tool)\s*(?:[.;,]|$|of\s+truth)`,
  ),
  phrase(
    KIND.steer,
    'end finish begin start close',
    String.raw`\w+`,
    String.raw`(?:each|every|all)\s+(?:messages?|repl(?:y|ies)|answers?|responses?)\b`,
  ),
  phrase(
    KIND.steer,
    'before after prior when whenever',
    `(?:${BESIDE_USE})`,
    String.raw`[^.!?]{0,60}\b(?:must|please|necessary|have\s+to|needs?\s+to|should)\b(?!\s+(?:be|exist|have)\b)${NOT_FOR_A_VALUE}`,
  ),
  phrase(
    KIND.steer,
    'must please necessary should',
    String.raw`\w+\s+(?!be\b|exist\b|have\b|already\b|not\b)[^.!?]{0,110}\b(?:${BESIDE_USE})${NOT_FOR_A_VALUE}`,
  ),
  phrase(
    KIND.steer,
    'finish complete',
    '(?:finish|complete)',
    String.raw`(?:the|this|your)\s+(?:task|request)\b[^.!?]{0,20}\b(?:call|use|run|invoke)\b`,
  ),
  phrase(KIND.steer, 'impostor imposter counterfeit', String.raw`\w+\b[^.!?]{0,20}\bdo\s+not\s+use\b`),
];

/** Praise of itself, which no person asked for and a model may follow. */
export const PRAISES: readonly Phrase[] = [
  phrase(KIND.praise, "world's world’s", "world['’]s", String.raw`(?:best|leading|most|number)\b`),
  phrase(
    KIND.praise,
    'best greatest finest',
    '(?:best|greatest|finest)',
    String.raw`(?:and\s+\w+\s+)?(?:\w+\s+){0,4}?(?:tool|in\s+the\s+world|on\s+the\s+market)\b(?!\s+(?:to|for)\s+\w)`,
  ),
  phrase(KIND.praise, 'best', 'best', String.raw`tool\s+(?:in|for|available|ever)\b`),
  phrase(
    KIND.praise,
    'most more',
    '(?:most|more)',
    String.raw`(?:and\s+\w+\s+)?(?:advanced|reliable|comprehensive|sophisticated|accurate|trusted|powerful|complete)\b[^.]{0,60}\b(?:available|in\s+the\s+(?:market|world)|ever|tool)\b`,
  ),
  phrase(
    KIND.praise,
    'trusted recommended loved',
    '(?:trusted|recommended|loved)',
    String.raw`(?:and\s+\w+\s+)?by\s+(?:\w+\s+){0,3}?(?:experts|professionals|millions|thousands|leaders?|companies|advisors|engineers|users|top|institutions|researchers|teams)\b`,
  ),
  phrase(
    KIND.praise,
    'used',
    'used',
    String.raw`by\s+(?:\d+\s?%|fortune|millions|thousands|top|leading|professionals|experts)`,
  ),
  phrase(
    KIND.praise,
    'award award-winning industry industry-leading',
    String.raw`(?:award[\s-]winning|industry[\s-]leading)\s+(?:\w+\s+)?(?:tool|platform|service|solution|server|system|search|version|extractor|navigator)\b|industry[\s-]standard\s+tool\b`,
  ),
  phrase(
    KIND.praise,
    'premium enhanced ultimate advanced improved superior',
    '(?:premium|enhanced|ultimate|advanced|improved|superior)',
    String.raw`(?:version|(?:\w+\s+){0,4}?(?:tool|system|platform|extractor|analyzer)\s+(?:with|in|available|ever)|performance|data\s+quality|search\s+accuracy|in\s+every\s+way|to\s+all)\b`,
  ),
  phrase(
    KIND.praise,
    'unmatched unparalleled unrivaled unrivalled cutting-edge revolutionary',
    String.raw`(?:unmatched|unparalleled|unrivall?ed|revolutionary|cutting-edge\s+technology)\b`,
  ),
];
