import DefinitionEvidence from './DefinitionEvidence.astro';
import Description from './Description.astro';
import HiddenText from './HiddenText.astro';
import History from './History.astro';
import Judged from './Judged.astro';
import ModelReading from './ModelReading.astro';
import Parameters from './Parameters.astro';
import RelatedTools from './RelatedTools.astro';
import WhyPolicy from './WhyPolicy.astro';

/** The reading column of a tool page, in order. Each takes the page's `ToolPage` as its only prop. */
export const TOOL_SECTIONS = [
  Description,
  WhyPolicy,
  HiddenText,
  ModelReading,
  DefinitionEvidence,
  Parameters,
  History,
  RelatedTools,
  Judged,
];
