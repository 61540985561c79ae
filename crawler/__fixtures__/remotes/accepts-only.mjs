import { opens } from './answer.mjs';
export const serve = opens((response) => response.writeHead(202).end());
