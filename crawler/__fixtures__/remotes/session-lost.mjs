import { json, lists } from './answer.mjs';
export const serve = lists((_, response) => json(response, { error: { message: 'Session not found' } }, 404));
