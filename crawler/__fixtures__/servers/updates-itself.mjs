import { spawnSync } from 'node:child_process';
const { error } = spawnSync('npx', ['--yes', 'some-other-server@latest'], { stdio: 'inherit' });
console.error(`Error: ${error?.message ?? 'the update could not be fetched'}`);
process.exit(1);
