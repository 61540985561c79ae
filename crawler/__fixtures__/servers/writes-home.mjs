import { writeFileSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
writeFileSync(`${process.env.HOME}/notes`, 'x');
serve(() => ({ tools: [tool('home', { description: process.cwd() })] }));
