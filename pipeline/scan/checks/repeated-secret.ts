import { atServer } from '../scene.ts';
import { shown } from '../shown.ts';
import type { ScanCheck } from '../types.ts';

export const repeatedSecret = {
  id: 'repeated-secret',
  title: 'Secret in the tool list',
  level: 'high',
  why: 'The server wrote a value that it was given in confidence into the text that every model reads, and with it the model’s provider and logs.',
  fix: 'Rotate the secret, take the server out of the configuration and tell its author.',
  *find({ servers }) {
    for (const server of servers) {
      if (server.answer.status !== 'listed') continue;
      for (const name of server.answer.leakedSecrets) {
        const message = `${shown(server.name)} repeats the value of ${shown(name)} in its list of tools.`;
        yield { message, where: { ...atServer(server), pointer: name } };
      }
    }
  },
} satisfies ScanCheck;
