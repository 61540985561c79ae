const chunk = '{"jsonrpc":"2.0"}\n'.repeat(4_096);
const flood = () => { while (process.stdout.write(chunk)); process.stdout.once('drain', flood); };
flood();
process.stdin.resume();
