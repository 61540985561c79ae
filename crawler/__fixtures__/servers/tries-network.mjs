import { connect } from 'node:net';
import { serve, tool } from './answer.mjs';
const attempt = new Promise((resolve) => {
  connect(Number(process.argv[2]), '127.0.0.1').on('connect', () => resolve('connected')).on('error', (error) => resolve(error.code));
});
serve(async () => ({ tools: [tool('network', { description: await attempt })] }));
