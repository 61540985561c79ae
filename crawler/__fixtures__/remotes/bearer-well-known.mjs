import { json } from './answer.mjs';
export function serve(request, response) {
  const metadata = { resource: 'https://mcp.example.com', authorization_servers: ['https://auth.example.com'] };
  if (request.url.startsWith('/.well-known/oauth-protected-resource/')) return json(response, metadata);
  json(response, { error: 'unauthorized', error_description: 'Sign in first' }, 401, { 'www-authenticate': 'Bearer' });
}
