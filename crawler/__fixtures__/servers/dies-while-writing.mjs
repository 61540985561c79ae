import { serve } from './answer.mjs';
serve(() => { process.stdout.write('{"jsonrpc":"2.0","id":1,"result":{"tools":[{"na', () => process.kill(process.pid, 'SIGKILL')); return new Promise(() => {}); });
