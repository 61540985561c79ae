/*
 * Loaded into a server's Node before its own code: notes which `host:port` its sockets are told to connect to, before any name is resolved,
 * since inside there is no network to resolve it with. It must never be in a server's way: what fails is left.
 *
 * `Socket.prototype.connect` is the one place that all of net, tls, http, https, http2 and fetch come through. The channels of
 * node:diagnostics_channel tell no port, and neither of TLS nor of `new Socket().connect()`, as database drivers do it. A proxy keeps the
 * function's name, length and properties.
 */
try {
  const { closeSync, openSync, writeSync } = require('node:fs');
  const { Socket } = require('node:net');
  // Read by crawler/posture/start-reaches.ts. Of the folders that a server can write to the one that is not told as written at its start.
  const FILE = '/dev/shm/.toolrisk-reached';
  const MAX_NOTES = 50;
  const MAX_HOST_LENGTH = 255;
  const noted = new Set();

  const append = (text) => {
    const file = openSync(FILE, 'a', 0o666);
    try {
      writeSync(file, text);
    } finally {
      closeSync(file);
    }
  };

  // The forms of net.connect: what it was told normalized, options, or a port and a host. A path is a socket of the sandbox's own.
  const optionsOf = ([first, second]) => {
    const options = Array.isArray(first) ? first[0] : first;
    if (typeof options === 'object' && options !== null) return options;
    return { port: options, host: typeof second === 'string' ? second : undefined };
  };

  const note = (args) => {
    const { path, port, host = 'localhost' } = optionsOf(args);
    if (path || noted.size >= MAX_NOTES || typeof host !== 'string' || host.length > MAX_HOST_LENGTH) return;
    const number = Number(port);
    if (!Number.isInteger(number) || number < 1 || number > 65_535 || /\s/.test(host)) return;
    const line = `${host.includes(':') ? `[${host}]` : host}:${number}\n`;
    if (noted.has(line)) return;
    noted.add(line);
    append(line);
  };

  // That the file is there says that somebody watched.
  append('');
  Socket.prototype.connect = new Proxy(Socket.prototype.connect, {
    apply(connect, socket, args) {
      try {
        note(args);
      } catch {}
      return Reflect.apply(connect, socket, args);
    },
  });
} catch {}
