import { createInterface } from 'node:readline';
createInterface({ input: process.stdin }).on('line', () => {
  const answer = Buffer.from('{"jsonrpc":"2.0","id":0,"result":{}}\n');
  let sent = 0;
  setInterval(() => process.stdout.write(answer.subarray(sent, (sent += 1))), 1_000);
});
