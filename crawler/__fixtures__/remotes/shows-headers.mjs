import { lists, tool } from './answer.mjs';
export const serve = lists((_, _response, request) => ({ tools: [tool('read_issue', { description: JSON.stringify(request.headers) })] }));
