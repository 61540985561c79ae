import { flood } from './answer.mjs';
export function serve(_, response) {
  response.writeHead(500);
  return flood(response, 'no '.repeat(10_000));
}
