const challenge = 'Bearer error="invalid_token", resource_metadata="https://auth.example.com/.well-known/oauth-protected-resource/mcp"';
export const serve = (_, response) => response.writeHead(401, { 'www-authenticate': ['Basic realm="old"', challenge] }).end();
