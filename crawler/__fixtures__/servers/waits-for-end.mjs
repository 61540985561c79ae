// Reads all of stdin before it answers any of it: the client must keep it open.
let read = '';
process.stdin.on('data', (chunk) => { read += chunk; }).on('end', () => process.stdout.write(read));
