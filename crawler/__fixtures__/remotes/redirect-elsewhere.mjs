export const serve = (_, response) => response.writeHead(307, { location: 'https://mcp.example.com/mcp?token=abc' }).end();
