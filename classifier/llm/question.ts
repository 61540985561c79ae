import { ANSWER_SCHEMA, SCHEMA_NAME } from './answer-schema.ts';
import { fence } from './fence.ts';
import { MAX_NAME, shownDefinition, shownName } from './shown-definition.ts';
import { tellsHow } from './speaks-of-labels.ts';
import { systemPrompt } from './system-prompt.ts';
import type { ModelRequest, Question } from './types.ts';
import { cutText, visibleJson } from './visible.ts';

/** The request that asks about these tools: the server's context once, then each tool with its index. Equal questions give equal requests. */
export function questionFor(question: Question): ModelRequest {
  const { mark, text } = fence(dataFor(question));
  return {
    system: systemPrompt(),
    user: `The data of this request stands between <<<${mark} and ${mark}>>>, and nowhere else.\n${text}`,
    schemaName: SCHEMA_NAME,
    schema: ANSWER_SCHEMA,
    maxOutputTokens: OUTPUT_BASE + OUTPUT_PER_TOOL * question.tools.length,
  };
}

/** A line per tool, so that a model finds the next one; JSON holds no line break of its own. */
function dataFor({ server, siblings, tools }: Question): string {
  const names = namesWithin(siblings, MAX_SIBLING_TEXT);
  const context = visibleJson({
    name: contextText(server.name, MAX_NAME),
    description: contextText(server.description ?? '', MAX_SERVER_TEXT),
    tools: names,
    furtherTools: siblings.length - names.length,
  });
  const items = tools.map((tool, index) =>
    visibleJson({ index, name: shownName(tool.name), definition: shownDefinition(tool) }),
  );
  return `{"server":${context},\n"tools":[\n${items.join(',\n')}\n]}`;
}

/** It is read with every tool of the server: what tells how to label would reach them all, and is not shown. */
function contextText(text: string, max: number): string {
  return tellsHow(text) ? '[left out: it says how to label]' : cutText(text, max);
}

function namesWithin(names: readonly string[], room: number): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const name of names.toSorted().map(shownName)) {
    if (tellsHow(name)) continue;
    used += name.length + 3;
    if (used > room) break;
    shown.push(name);
  }
  return shown;
}

const MAX_SERVER_TEXT = 2_000;
/** About 150 names: a family of verbs shows long before. */
const MAX_SIBLING_TEXT = 4_000;

/** An answer about one tool takes 150 to 250 tokens; the rest is room for facets and languages that take more. */
const OUTPUT_PER_TOOL = 450;
/** Models that think first spend tokens of the same limit on it. */
const OUTPUT_BASE = 2_000;
