export const serve = (request, response) => response.writeHead(302, { location: `${request.url}/` }).end();
