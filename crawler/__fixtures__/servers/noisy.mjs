import { serve, tool } from './answer.mjs';
console.log('Server is starting…');
console.log('{"level":"info"}');
serve(() => ({ tools: [tool('read_issue')] }));
