process.stderr.write(`\u001b[2J\u001b]0;owned\u0007Error: \u202edetrevni\u0000 \ud800 licence is missing${'!'.repeat(2_000_000)}\n`, () => process.exit(5));
