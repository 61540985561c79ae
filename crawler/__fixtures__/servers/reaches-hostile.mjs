import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
for (let at = 0; at < 60; at += 1) connect(1000 + at, '127.0.0.1').on('error', () => {});
const lines = ['a\u001b[31m.example:1', 'two words:80', `${'x'.repeat(5_000)}:80`, 'no-port', '00.example:443'];
writeFileSync('/dev/shm/.toolrisk-reached', `${lines.join('\n')}\n`, { flag: 'a' });
writeFileSync('/dev/shm/.toolrisk-reached', 'y'.repeat(1_000_000), { flag: 'a' });
serve(() => ({ tools: [tool('read_issue')] }));
