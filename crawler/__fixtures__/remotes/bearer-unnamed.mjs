import { json } from './answer.mjs';
export const serve = (_, response) => json(response, { message: 'No API key' }, 401, { 'www-authenticate': 'Bearer realm="tracker"' });
