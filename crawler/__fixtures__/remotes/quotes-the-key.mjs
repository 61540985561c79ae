import { json } from './answer.mjs';
export const serve = (request, response) => json(response, { error: `Invalid key: ${request.headers.authorization} at ${request.url}` }, 401);
