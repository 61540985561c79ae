import type { PolicyRule } from '../types.ts';
import { type ArgumentRule, type ArgumentRules, type HeldParameter, lastName, runsCode } from './argument-rule.ts';
import { slotFor } from './slot.ts';
import { sqlReadOnly } from './sql-read-only.ts';

export const query: ArgumentRule = {
  id: 'query',
  title: 'Other query languages',
  appliesTo: 'A parameter for a query in a language other than SQL (facet code).',
  rationale:
    'GraphQL, Cypher, SPARQL and AQL are held to reading by their words, as SQL is, and the stages of MongoDB by their names. SOQL, DAX and MDX can only read. In any other language only queries that a person has listed pass, word for word.',
  parametersOf(tool) {
    if (!runsCode(tool)) return [];
    const isSql = new Set(sqlReadOnly.parametersOf(tool));
    return tool.parameters.filter((one) => one.roles.includes('query') && !isSql.has(one));
  },
  rulesFor: rulesForLanguage,
};

function rulesForLanguage(parameter: HeldParameter): ArgumentRules | null {
  const name = parameter.language ?? lastName(parameter);
  if (name === 'pipeline' && parameter.isOfRecords === true) return rulesForStages(parameter);
  if (/^(?:soql|dax|mdx|daxquery)$/.test(name)) return {};
  const language = LANGUAGES.find(({ names }) => names.test(name));
  if (language === undefined) return slotFor('query', parameter);
  const { path } = parameter;
  return {
    require: [
      {
        conditions: [{ path, op: 'regex', value: language.reads }],
        on_deny: `${path} has to be a query in ${language.title} that reads.`,
      },
    ],
    deny_if: [denies(path, language.writes)],
  };
}

/** MongoDB: the two stages that write, wherever they stand in the list; in a text no rule would see them. */
function rulesForStages({ path }: HeldParameter): ArgumentRules {
  const on_deny = `${path} has a stage that writes, and only reading is allowed.`;
  const stages = ['$out', '$merge'].map((stage): PolicyRule => {
    return { conditions: [{ path: `${path}.${stage}`, op: 'exists', value: true }], on_deny };
  });
  const asText = {
    conditions: [{ path, op: 'regex', value: '' }],
    on_deny: `${path} has to be a list of stages, none of them written as text.`,
  } as const;
  return { deny_if: [...stages, asText] };
}

function denies(path: string, value: string): PolicyRule {
  return {
    conditions: [{ path, op: 'regex', value }],
    on_deny: `${path} holds a word that changes something (in quotes counts too), and only reading is allowed.`,
  };
}

/** `\\u` is read as a letter by some before they look for words, and wide letters are turned into plain ones. */
const DISGUISE = '\\\\[uU]|[\\x{ff00}-\\x{ffef}]';

const LANGUAGES = [
  {
    title: 'GraphQL',
    names: /graphql/,
    reads: '^\\s*(?:\\{|query\\b|fragment\\b)',
    writes: '\\b(?:mutation|subscription)\\b',
  },
  {
    title: 'Cypher',
    names: /cypher/,
    reads: '^\\s*(?i:match|optional|with|unwind|return|explain)\\b',
    // Procedures may do anything, and LOAD CSV reads files and addresses.
    writes: `(?i)\\b(?:create|insert|merge|delete|detach|set|remove|drop|alter|grant|revoke|deny|load|foreach|call|use|start|stop|terminate|apoc)\\b|//|/\\*|;|${DISGUISE}`,
  },
  {
    title: 'SPARQL',
    names: /sparql/,
    reads: '^\\s*(?i:select|ask|construct|describe|prefix|base)\\b',
    writes: `(?i)\\b(?:insert|delete|load|clear|create|drop|copy|move|add|service)\\b|${DISGUISE}`,
  },
  {
    title: 'AQL',
    names: /^aql/,
    reads: '^\\s*(?i:for|let|return|with)\\b',
    writes: `(?i)\\b(?:insert|update|replace|remove|upsert)\\b|//|/\\*|::|${DISGUISE}`,
  },
] as const;
