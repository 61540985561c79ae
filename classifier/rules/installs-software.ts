import { findDeeds } from '../findings.ts';
import type { Rule } from '../rule.ts';

export const installsSoftware = {
  id: 'installs-software',
  title: 'Installs software',
  question: 'Does it install a program, a package or a plugin?',
  rationale: 'Installing runs other people’s code now or later, with the rights of whoever installs.',
  whenWrong: 'Registering an app in an account installs nothing on a machine.',
  references: ['https://cwe.mitre.org/data/definitions/829.html'],
  indicates: { category: 'execute' },
  cases: [
    {
      what: 'Software that is installed',
      examples: ['Install a package', 'Install a plugin'],
      category: 'execute',
      risk: 'high',
    },
  ],
  deeds: ['install'],
  check: (reading) => findDeeds(reading, 'installs-software', ['install'], 'execute'),
} satisfies Rule;
