process.on('SIGTERM', () => {});
setInterval(() => {}, 1_000);
process.stdin.resume();
