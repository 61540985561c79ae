import { json } from './answer.mjs';
export const serve = (_, response) => json(response, { error: 'rate_limited' }, 429, { 'retry-after': '120' });
