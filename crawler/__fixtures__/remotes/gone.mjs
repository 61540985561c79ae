import { json } from './answer.mjs';
export const serve = (_, response) => json(response, { message: 'no such route' }, 404);
