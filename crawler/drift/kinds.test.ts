import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLASS_TEXT, KIND_TEXT } from './kinds.ts';

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/history.md'), 'utf8').split('\n');

test.each([...Object.values(CLASS_TEXT), ...Object.values(KIND_TEXT)])(
  'docs/history.md says what “$label” means',
  ({ label, means }) => {
    expect(DOCS).toContain(`| ${label} | ${means} |`);
  },
);
