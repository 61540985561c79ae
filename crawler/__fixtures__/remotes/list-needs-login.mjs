import { json, lists } from './answer.mjs';
export const serve = lists((_, response) => json(response, { error: 'unauthorized' }, 401, { 'www-authenticate': 'Bearer resource_metadata="https://auth.example.com/meta"' }));
