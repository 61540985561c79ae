export const serve = (_, response) => response.writeHead(401, { 'www-authenticate': `Basic ${'realm="\\"", '.repeat(4_000)}` }).end();
