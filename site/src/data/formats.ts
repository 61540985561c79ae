import { loadFormats, type PolicyFormat, type PolicyFormatId } from '#policy/formats/index.ts';

const FORMATS = await loadFormats();

/** What a format is called, where its file belongs and what to mind: the same on every page. */
export function formatOf(id: PolicyFormatId): PolicyFormat {
  const format = FORMATS.get(id);
  if (format === undefined) throw new Error(`The page data has a policy in the format "${id}", which there is not.`);
  return format;
}
