import { events, json } from './answer.mjs';
export const serve = (request, response) => request.method === 'POST' ? json(response, { error: { message: 'Wrong version' } }, 400) : events(response);
