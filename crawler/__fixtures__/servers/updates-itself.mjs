import { spawnSync } from 'node:child_process';
const { status } = spawnSync('npx', ['--yes', 'some-other-server@latest'], { stdio: 'ignore', timeout: 1_500 });
console.error(status === 0 ? 'Updated' : 'Error: the update could not be fetched');
process.exit(1);
