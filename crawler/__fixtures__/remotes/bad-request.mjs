import { json } from './answer.mjs';
export const serve = (request, response) => request.method === 'POST' ? json(response, { error: { code: -32000, message: 'Unknown tenant' } }, 400) : response.writeHead(405).end();
