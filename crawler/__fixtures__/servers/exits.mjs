console.error('Error: cannot read the licence file');
process.exit(3);
