export const serve = (_, response) => response.writeHead(307, { location: '/redirect-loop/mcp' }).end();
