export const serve = (_, response) => response.writeHead(500).end('the database is down '.repeat(500_000));
