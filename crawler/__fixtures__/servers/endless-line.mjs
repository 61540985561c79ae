const chunk = 'x'.repeat(1_000_000);
const more = () => { while (process.stdout.write(chunk)); process.stdout.once('drain', more); };
more();
