export const serve = (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end('<html><title>Maintenance</title>');
