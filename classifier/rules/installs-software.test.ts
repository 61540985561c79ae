import { describe, expect, it } from 'vitest';
import { evidenceTexts, toolOf } from '../corpus/ask-rule.ts';
import { installsSoftware } from './installs-software.ts';

const CASES = [
  { case: 'is so', tool: toolOf('install_plugin', 'Install a plugin'), evidence: ['Install', 'install'] },
  { case: 'is not so', tool: toolOf('list_plugins', 'List plugins'), evidence: [] },
  { case: 'is not so, though close', tool: toolOf('list_installed', 'List the installed plugins'), evidence: [] },
];

describe('installs-software', () => {
  it.each(CASES)('$tool.name: $case', ({ tool, evidence }) => {
    expect(evidenceTexts(installsSoftware, tool)).toEqual(evidence);
  });
});
