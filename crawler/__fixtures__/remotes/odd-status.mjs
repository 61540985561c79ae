export const serve = (_, response) => response.socket.end('HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n');
