import { expect, test } from 'vitest';
import { whyNeverShown } from './never-shown.ts';

test.each([
  ['/home/ada/.ssh/id_ed25519', 'lies in ~/.ssh, where secrets are kept'],
  ['/home/grace/.ssh/known_hosts', 'lies in ~/.ssh, where secrets are kept'],
  ['/root/.aws/credentials', 'lies in ~/.aws, where secrets are kept'],
  ['/home/ada/.node_repl_history', 'lies in ~/.node_repl_history, where secrets are kept'],
  ['/var/backups/shadow.bak', 'lies in /var/backups, which belongs to the system'],
  ['/home/ada/work/history/server.js', null],
  ['/home/ada/.sshd-tools/server.js', null],
])('%s: %s', (path, why) => {
  expect(whyNeverShown(path, '/home/ada')).toBe(why);
});
