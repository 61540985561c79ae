export const serve = (_, response) => response.writeHead(503, { 'retry-after': '30' }).write('sorry');
