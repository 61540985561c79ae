import type { PolicyRule } from '../types.ts';
import {
  type ArgumentRule,
  type ArgumentRules,
  type HeldParameter,
  isHeld,
  isOfRecords,
  lastName,
} from './argument-rule.ts';
import { joinRules } from './join-rules.ts';
import {
  FILE_AS_TABLE,
  HIDES,
  ONE_STATEMENT,
  REACHES_OUT,
  SEVERAL_STATEMENTS,
  STARTS_OTHERWISE,
  STARTS_READING,
  WRITES,
} from './sql-words.ts';

export const sqlReadOnly: ArgumentRule = {
  id: 'sql-read-only',
  title: 'SQL that reads',
  appliesTo:
    'A parameter for SQL (facet code): its name says SQL or BigQuery, or is "statement", or its description or the tool’s says so.',
  rationale:
    'One statement that starts by reading, without comments and without any word or function that writes, locks, runs or reaches files and networks. A word in quotes counts too, so some harmless queries are refused. It cannot know the functions that a database was given, so the server’s own login should be one that can only read.',
  parametersOf: ({ facets, parameters }) =>
    facets.includes('code') ? parameters.filter((one) => one.roles.includes('query') && isHeld(one) && isSql(one)) : [],
  rulesFor(parameter) {
    const { path, type, isRequired } = parameter;
    // A list of records is held by what is in them, or asked about.
    if (isOfRecords(parameter)) return null;
    return joinRules([
      // A text alone: a driver may take more than that, and only a requirement refuses what is none.
      !isRequired && type === 'string' ? readsIfGiven(path) : reads(path),
      {
        deny_if: [
          denies(path, HIDES, 'a comment or a sign that can hide a statement'),
          denies(path, WRITES, 'a word that writes, locks or runs something (in quotes counts too)'),
          denies(path, REACHES_OUT, 'a function that reaches files, other servers or the database itself'),
          denies(path, FILE_AS_TABLE, 'a file or an address in the place of a table'),
        ],
      },
    ]);
  },
};

function reads(path: string): ArgumentRules {
  const conditions = [STARTS_READING, ONE_STATEMENT].map((value) => ({ path, op: 'regex', value }) as const);
  return { require: [{ conditions, on_deny: mustRead(path) }] };
}

/** The format cannot say "left out, or like this"; a statement that is otherwise can be said. */
function readsIfGiven(path: string): ArgumentRules {
  const on_deny = mustRead(path);
  return {
    deny_if: [STARTS_OTHERWISE, SEVERAL_STATEMENTS].map((value) => {
      return { conditions: [{ path, op: 'regex', value }], on_deny };
    }),
  };
}

function mustRead(path: string): string {
  return `${path} has to be one statement that reads: SELECT, WITH, EXPLAIN, SHOW or DESCRIBE, with at most one semicolon, at its end.`;
}

function isSql(parameter: HeldParameter): boolean {
  return parameter.language === 'sql' || (parameter.language === undefined && SQL_NAME.test(lastName(parameter)));
}

const SQL_NAME = /^(?:(?!graphql).*sql.*|bigquery|statement)$/;

function denies(path: string, value: string, what: string): PolicyRule {
  return { conditions: [{ path, op: 'regex', value }], on_deny: `${path} holds ${what}, and only reading is allowed.` };
}
