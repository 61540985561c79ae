export const serve = (_, response) => response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end();
