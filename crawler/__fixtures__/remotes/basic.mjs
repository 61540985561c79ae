export const serve = (_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="tracker"' }).end('who are you');
