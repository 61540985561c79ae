import { events } from './answer.mjs';
export const serve = (_, response) => events(response);
