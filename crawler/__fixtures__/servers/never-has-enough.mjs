const count = Object.keys(process.env).filter((name) => name.startsWith('NEEDED_')).length;
console.error(`Error: NEEDED_${'ABCDEFGHI'[count]} is required`);
process.exit(1);
