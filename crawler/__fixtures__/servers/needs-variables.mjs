import { serve, tool } from './answer.mjs';
const missing = ['TRACKER_URL', 'TRACKER_API_TOKEN'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`Error: missing required environment variables: ${missing.join(', ')}`);
  process.exit(1);
}
new URL(process.env.TRACKER_URL);
serve(() => ({ tools: [tool('read_issue')] }));
