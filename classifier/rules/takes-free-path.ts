import { findParameters, parametersFor } from '../ask.ts';
import { findInGroup } from '../reading/matching.ts';
import type { Parameter, Token, ToolReading } from '../reading/types.ts';
import type { Rule } from '../rule.ts';
import type { Finding, Indication } from '../types.ts';
import { group } from '../words/word-group.ts';

export const takesFreePath = {
  id: 'takes-free-path',
  title: 'Takes any path',
  question: 'Does it take a path that picks a file?',
  rationale: 'A free path reads what lies beside the file that was meant: configuration, keys, other people’s work.',
  whenWrong: 'A server may fence the path to one folder without saying so.',
  references: ['https://cwe.mitre.org/data/definitions/22.html'],
  indicates: { facet: 'free-path', risk: { move: 'raise', to: 'medium', within: ['read'] } },
  terms: [
    {
      term: 'Free path',
      means:
        'a parameter that picks a file or an object to read; not the name of an output file, not an API route, and not a path that the text fences',
    },
  ],
  cases: [
    {
      what: 'Any file',
      examples: ['Read a file'],
      parameters: { path: { type: 'string' } },
      category: 'read',
      risk: 'medium',
    },
  ],
  check: (reading) => {
    const taken = parametersFor(reading.parameters, ['free-path']).filter((one) => picksFile(reading, one));
    return taken.length === 0 || isFenced(reading) ? [] : takenBy(reading, taken);
  },
} satisfies Rule;

function takenBy(reading: ToolReading, taken: readonly Parameter[]): Finding[] {
  const indicates: Indication = {
    facet: 'free-path',
    risk: { move: 'raise', to: 'medium', within: ['read'], because: 'it takes any path' },
  };
  return findParameters(reading, 'takes-free-path', ['free-path'], 'takes a path that picks a file', indicates, taken);
}

/** A bare "path" may be of a secret, a node or a route; it is of a file where anything speaks of files, or nothing speaks at all. */
function picksFile(reading: ToolReading, { words, description }: Parameter): boolean {
  if (words.length > 1 || words[0] !== 'path') return true;
  if (reading.text.length === 0 && description === '') return true;
  const said = description.slice(0, MAX_SAID).toLowerCase();
  return FILE_STARTS.some((start) => said.includes(start)) || [reading.name, reading.text].some(speaksOfFiles);
}

const MAX_SAID = 200;
const speaksOfFiles = (tokens: readonly Token[]): boolean => findInGroup(tokens, FILES) !== null;

/** "Paths outside of it are refused"; a path within a repository or a bucket that another parameter names; a folder that is only gone to. */
function isFenced(reading: ToolReading): boolean {
  return (
    reading.text.some((token) => token.word === 'outside') ||
    reading.parameters.some((one) => SCOPES.has(one.words.join(' '))) ||
    reading.actions[0]?.deed === 'configure'
  );
}

const FILE_STARTS = ['file', 'folder', 'directory', 'disk', 'absolute', '/', '文件', 'ファイル', '파일', 'файл'];
const FILES = group(
  'file, folder, directory, image, picture, photo, video, audio, document, pdf, csv, spreadsheet, workbook, notebook, script, disk, path, filesystem, archive, dataset, arquivo, archivo, fichier, datei, 文件, ファイル, 파일',
);
const SCOPES = group('owner, repo, repository, repo path, repository path, bucket, vault, mount, drive id, container');
