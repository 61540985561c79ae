import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { serve, tool } from './answer.mjs';
const quiet = (socket) => socket.on('error', () => {});
quiet(connect(80, '169.254.169.254'));
quiet(connect({ host: 'fd00:ec2::254', port: 80 }));
quiet(connectTls({ host: 'db.example.com', port: 6380 }));
quiet(connect('/tmp/own.sock'));
const telemetry = fetch('https://telemetry.example.com/v1/start').catch(() => {});
serve(async () => {
  await telemetry;
  return { tools: [tool('read_issue', { description: connect.name })] };
});
