export const serve = (_, response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<html><title>Attention!</title>');
