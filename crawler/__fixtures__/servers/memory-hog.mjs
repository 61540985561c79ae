const kept = [];
setInterval(() => kept.push(Buffer.alloc(20_000_000, kept.length + 1)), 5);
process.stdin.resume();
