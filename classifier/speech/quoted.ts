/** How far before a quotation its sentence may say that it is an example. */
const BEFORE = 200;
const OPENING = /(?:^|[\s(:])["'`“‘«「][^"'`“”‘’«»「」\n]{0,120}$/;
const SPEAKS_OF_EXAMPLES =
  /\b(?:detect|scan|flag|filter|block|recogni[sz]e|classif|such as|e\.g|example|phrases?|patterns?|attack|injection|jailbreak|malicious|suspicious)\w*\b/i;

/** Whether the place stands in quotation marks of a sentence that speaks of examples, as a scanner for attacks does. */
export function isQuotedExample(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - BEFORE), at);
  return OPENING.test(before) && SPEAKS_OF_EXAMPLES.test(before);
}
