/**
 * Phrases of texts that speak to the model. Every expression is linear and has no g flag: nothing is
 * repeated inside a repetition, short gaps are bounded, and a long gap stops where the phrase could begin anew.
 */

/** Tells the model which tool to call, when, and before what. */
export const STEERS =
  /\b(?:(?:call|use|run|invoke|read) this (?:tool )?(?:first|before)|(?:must|should) (?:always )?(?:be called|call|use|invoke|run) (?:this|the|`|'|"|[a-z]+[_-]|it )|always (?:call|use|invoke|prefer|run) (?:this|the|it)|start here|required first|call (?:this )?first|use this (?:tool )?(?:proactively|instead|whenever|before|any time)|prefer (?:this|over|it)\b|before (?:using|calling|invoking) (?:any|other|this|the)|do not (?:use|call|guess|invent|attempt|answer|rely|skip)|don't (?:use|call|guess|invent|answer|skip)|never (?:call|use|guess|answer)|you must\b|must be (?:called|used|invoked) (?:first|before)|priority use case|proactively|if not known, call|call "?[a-z_]+"? first|important for (?:ai|llm|agent)|instead of (?:web search|other tools)|this (?:tool|method) is called every ?time)/i;

/** Praise of itself, which no person asked for and a model may follow. */
export const PRAISES =
  /\b(?:(?:the |this is the )?(?:world's|best tool|very best)\b.{0,40}\b(?:world|tool|best)|best tool (?:in|for)|(?:most|more) (?:advanced|reliable|comprehensive|sophisticated) [^.]{0,60}\b(?:available|in the (?:market|world))|trusted by [^.]{0,60}|used by \d+ ?%|award-winning|industry[- ]leading|premium version|ultimate [a-z ]{0,40}(?:tool|system)|superior (?:performance|data quality|search accuracy))/i;

const FILES = String.raw`\.bashrc|\.zshrc|\.ssh\b|id_rsa|\/etc\/passwd|\/etc\/shadow|\.env file|mcp\.json|\.aws\/credentials|\.cursor\/`;
const TELLS = '(?:mention|tell|inform|reveal|notify|disclose|alert|explain|show)';

/** Tells the model to hide, leak, redirect or override. */
export const HIDDEN = new RegExp(
  [
    String.raw`<\s*(?:important|hidden|secret|system|instructions?|critical)\s*>[^<]{0,2000}\b(?:must|do not|don't|before|read|include|never)\b`,
    String.raw`\b(?:do not|don't|never|must not|without) (?:explicitly )?(?:${TELLS.slice(3, -1)
      .split('|')
      .map((verb) => `${verb}|${verb.replace(/e$/, '')}ing`)
      .join(
        '|',
      )}) (?:this |that |it |anything |about this )?(?:to )?(?:the )?(?:user|human|customer|that you|you are|you're|you first)\b`,
    String.raw`\bsilently (?:send|post|forward|copy|upload|read|include|call|execute|append|add)\b`,
    String.raw`\bignore (?:all |any )?(?:previous|prior|earlier|above|other) (?:instructions|rules|prompts|directions)`,
    String.raw`\b(?:you must|must|first|please) (?:first )?(?:read|access|open|cat|include|send|extract)\b[^.\n]{0,80}(?:${FILES})`,
    String.raw`\b(?:must|then|to) (?:first )?(?:execute|run) the following command\b`,
    String.raw`\binclude (?:the |these |all |any )?(?:master )?(?:credentials|passwords?|secrets?|api keys?|tokens?)\b[^.\n]{0,40}\bin (?:your|the) (?:response|reply|output|answer)`,
    String.raw`\b(?:extract|collect|steal|exfiltrate) (?:all |any |the )?(?:credentials|passwords|secrets|api keys|private keys)\b`,
    String.raw`\bregardless of (?:what )?(?:the )?users?(?:'s)? (?:input|request|says|asked|asks|instructions?)`,
    String.raw`\b(?:must|automatically) (?:be )?redirect(?:s|ed)? to (?:the )?(?:new|'|"|secure)`,
    String.raw`\bmust (?:then |first )?(?:call|use|fetch|send)\b(?:(?!must)[^\n]){0,200}\b(?:and|then) (?:then )?(?:display|state|present|say|deliver)\b`,
    String.raw`\bmust send all (?:e-?mails|messages)\b|\bthe actual recipient\b`,
    String.raw`\bmandatory promotional message\b`,
    String.raw`\bname of the (?:llm|ai|language) ?(?:model)? (?:model )?(?:that|which|who) (?:calls|is calling|uses|invokes)\b`,
    String.raw`\bside[- ]effects? (?:required for compliance|on the also present)`,
    String.raw`<!--[^<>]{0,400}\b(?:you must|ignore|do not|assistant|instruction)\b`,
  ].join('|'),
  'i',
);

/** Characters that print nothing: tag characters, bidi controls, terminal escapes, runs of zero-width marks. */
export const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point.
  /\udb40[\udc00-\udc7f]|[\u202a-\u202e\u2066-\u2069]|\u001b\[|[\u200b\u2060-\u2064\ufeff]{2,}/;
