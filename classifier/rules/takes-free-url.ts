import { findParameters, parametersFor } from '../ask.ts';
import type { Parameter, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding, Indication } from '../types.ts';

export const takesFreeUrl = {
  id: 'takes-free-url',
  title: 'Takes any web address',
  question: 'Does it take a URL that is not limited to one site?',
  rationale: 'A free address reaches inside networks, and carries data out in its path and query.',
  whenWrong: 'The server may check the address; a definition that does not say so is not trusted to.',
  references: ['https://cwe.mitre.org/data/definitions/918.html'],
  indicates: { facet: 'free-url', risk: { move: 'raise', to: 'medium', within: ['read'] } },
  terms: [
    {
      term: 'Free URL',
      means: 'a web address among the parameters that neither its name nor its text limits to one site',
    },
  ],
  cases: [
    {
      what: 'Any address',
      examples: ['Fetch a page'],
      parameters: { url: { type: 'string' } },
      category: 'read',
      risk: 'medium',
    },
  ],
  check: (reading) => {
    const taken = addressesIn(reading);
    return taken.length === 0 || isOnlyText(reading) || namesItsSite(reading) ? [] : takenBy(reading, taken);
  },
} satisfies Rule;

/** The web addresses that it takes and that none of their own descriptions limits, whether or not the text of the tool names their site. */
export function addressesIn({ parameters }: ToolReading): Parameter[] {
  return parametersFor(parameters, ['free-url']).filter((one) => !isNested(one.pointer));
}

/** What only works something out follows no address: it prints it. */
function isOnlyText(reading: ToolReading): boolean {
  const own = reading.actions.filter((action) => action.place === 'description' || action.place === 'name');
  return own.length > 0 && own.every((action) => action.deed === 'work-out');
}

/** "Requires a valid Acme product URL": the text fences the address to one site. */
function namesItsSite(reading: ToolReading): boolean {
  return SITE_URL.test((reading.tool.description ?? '').slice(0, LOOKED_AT));
}

const LOOKED_AT = 1_000;
const SITE_URL = /\bvalid (?!(?:http|https|web|page|public|absolute|full|and)\b)[a-z]\w+(?: \w+){0,6} urls?\b/i;

function takenBy(reading: ToolReading, taken: readonly Parameter[]): Finding[] {
  const indicates: Indication = {
    facet: 'free-url',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it takes any web address' },
  };
  return findParameters(reading, 'takes-free-url', ['free-url'], 'takes a web address of any site', indicates, taken);
}

/** An address inside a record is a detail of it, and nothing is fetched from there. */
const isNested = (pointer: string): boolean => pointer.split('/properties/').length > 2;
