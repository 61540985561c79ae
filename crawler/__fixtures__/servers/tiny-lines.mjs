const chunk = '\n'.repeat(65_536);
const flood = () => { while (process.stdout.write(chunk)); process.stdout.once('drain', flood); };
flood();
process.stdin.resume();
