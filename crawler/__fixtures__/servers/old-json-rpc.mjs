process.stdin.once('data', () => console.log('{"jsonrpc":"1.0","id":0,"result":{"protocolVersion":"2025-11-25","capabilities":{},"serverInfo":{"name":"old","version":"1"}}}'));
