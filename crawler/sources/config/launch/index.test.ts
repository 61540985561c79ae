import { expect, test } from 'vitest';
import { maskText, plainText } from '../../../secrets/masked-text.ts';
import { readLaunch } from './index.ts';
import type { Launch } from './types.ts';

function launch(line: string | readonly string[], env: Readonly<Record<string, string>> = {}): Launch {
  const words = typeof line === 'string' ? line.split(' ') : line;
  return readLaunch({
    words: words.map(plainText),
    env: new Map(Object.entries(env).map(([name, value]) => [name, maskText(name, value)])),
  });
}

function describe(found: Launch): string {
  if (found.kind === 'problem') return found.problem;
  if (found.kind === 'command') return `command ${found.line.words.map(({ shown }) => shown).join(' ')}`;
  const pairs = [...(found.kind === 'remote' ? found.headers : found.env)].map(
    ([name, { shown }]) => `${name}=${shown}`,
  );
  if (found.kind === 'remote') return [found.transport, found.url.shown, ...pairs].join(' ');
  const name = found.kind === 'npm' ? `npm ${found.package}` : `${found.packageType} ${found.identifier}`;
  const command = found.command === null ? [] : [`(${found.command})`];
  return [`${name}@${found.version}`, ...command, ...found.args.map(({ shown }) => shown), ...pairs].join(' ');
}

test.each([
  ['npx tracker-mcp', 'npm tracker-mcp@latest'],
  ['npx -y tracker-mcp --port 4000', 'npm tracker-mcp@latest --port 4000'],
  ['npx --yes @acme/tracker@1.2.3 -y', 'npm @acme/tracker@1.2.3 -y'],
  ['npx -y -- tracker-mcp@^2 --', 'npm tracker-mcp@^2 --'],
  ['npx tracker-mcp@latest', 'npm tracker-mcp@latest'],
  ['npx -p @acme/tracker tracker-mcp --verbose', 'npm @acme/tracker@latest (tracker-mcp) --verbose'],
  ['npx --package=@acme/tracker@2 -c tracker', 'command npx --package=@acme/tracker@2 -c tracker'],
  ['npx -p typescript -p tracker-mcp tracker-mcp', 'npm tracker-mcp@latest'],
  ['npx --registry https://r.example --loglevel silent tracker-mcp', 'npm tracker-mcp@latest'],
  ['npx -y alias@npm:@acme/tracker@1', 'npm @acme/tracker@1'],
  ['/opt/node/bin/npx -y tracker-mcp', 'npm tracker-mcp@latest'],
  ['C:\\Program^Files\\nodejs\\npx.cmd -y tracker-mcp', 'npm tracker-mcp@latest'],
  ['node /usr/lib/node_modules/npm/bin/npx-cli.js -y tracker-mcp a', 'npm tracker-mcp@latest a'],
  ['npm exec --yes tracker-mcp -- --port 1', 'npm tracker-mcp@latest --port 1'],
  ['npm x -- tracker-mcp', 'npm tracker-mcp@latest'],
  ['npm start', 'command npm start'],
  ['bunx tracker-mcp@1.0.0 a', 'npm tracker-mcp@1.0.0 a'],
  ['bun x tracker-mcp', 'npm tracker-mcp@latest'],
  ['bun run index.ts', 'command bun run index.ts'],
  ['pnpm dlx tracker-mcp', 'npm tracker-mcp@latest'],
  ['yarn dlx -p @acme/tracker tracker', 'npm @acme/tracker@latest (tracker)'],
  ['npx tsx /home/ines/server.ts', 'command npx tsx /home/ines/server.ts'],
  ['npx github:acme/tracker', 'starts "github:acme/tracker", which is no package of the npm registry'],
  ['npx https://x.example/t.tgz', 'starts "https://x.example/t.tgz", which is no package of the npm registry'],
  ['cmd /c npx -y tracker-mcp', 'npm tracker-mcp@latest'],
  ['env -u A PORT=1 KEY=x npx tracker-mcp', 'npm tracker-mcp@latest PORT=1 KEY=x'],
  ['/usr/bin/env npx tracker-mcp', 'npm tracker-mcp@latest'],
  ['op run --env-file=.env -- npx -y tracker-mcp', 'npm tracker-mcp@latest'],
  ['mise exec node@22 -- npx tracker-mcp', 'npm tracker-mcp@latest'],
  ['uvx mcp-server-git', 'pypi mcp-server-git@'],
  ['uvx mcp-server-git@latest --repository /x', 'pypi mcp-server-git@ --repository /x'],
  ['uvx mcp-server-git==1.2.3', 'pypi mcp-server-git@1.2.3'],
  ['uvx --python 3.12 --with httpx --from mcp-tools[cli]==2.0 mcp-git a', 'pypi mcp-tools@2.0 (mcp-git) a'],
  ['uv tool run mcp-server-time', 'pypi mcp-server-time@'],
  ['uv run server.py', 'command uv run server.py'],
  ['pipx run --spec mcp-tools mcp-git', 'pypi mcp-tools@ (mcp-git)'],
  ['uvx ./local', 'starts "./local", which is no package of PyPI'],
  ['docker run -i --rm mcp/fetch', 'oci mcp/fetch@'],
  [
    'docker run -it --rm -v /home:/data --network=host --name x -p 80:80 -u root mcp/fetch:1 --a',
    'oci mcp/fetch:1@ --a',
  ],
  ['docker container run -i -eA=1 --env B=2 --env=C=3 -e TOKEN mcp/x', 'oci mcp/x@ A=1 B=2 C=3 TOKEN=sk_placeholder'],
  [
    'podman run --rm -i --privileged --cap-add ALL quay.io/acme/x@sha256:00ff a b',
    'oci quay.io/acme/x@sha256:00ff@ a b',
  ],
  ['docker exec -i box server', 'command docker exec -i box server'],
  ['docker run -i --rm', 'docker run names no image'],
  ['npx -y mcp-remote https://a.example/sse', 'auto https://a.example/sse'],
  [
    'npx mcp-remote@0.1 https://a.example/mcp 3334 --transport http-only --allow-http',
    'streamable-http https://a.example/mcp',
  ],
  [
    'npx -y supergateway --sse https://a.example/sse --oauth2Bearer abc',
    'sse https://a.example/sse Authorization=Bearer abc',
  ],
  ['npx -y supergateway --streamableHttp https://a.example/mcp', 'streamable-http https://a.example/mcp'],
  [
    'uvx mcp-proxy --headers X-Key abc --transport streamablehttp https://a.example/mcp',
    'streamable-http https://a.example/mcp X-Key=abc',
  ],
  ['npx -y supergateway --port 80', 'npm supergateway@latest --port 80'],
  ['dnx Acme.Tracker@1.0 --yes -- a', 'nuget Acme.Tracker@1.0 a'],
  ['go run github.com/acme/tracker@latest a', 'go github.com/acme/tracker@ a'],
  ['go run ./cmd/server', 'command go run ./cmd/server'],
  ['node /home/ines/server.js', 'command node /home/ines/server.js'],
])('%s', (line, expected) => {
  expect(describe(launch(line))).toBe(expected);
});

test.each([
  [['sh', '-c', 'npx -y tracker-mcp "a b"'], 'npm tracker-mcp@latest a b'],
  [['bash', '-lc', 'exec npx tracker-mcp'], 'npm tracker-mcp@latest'],
  [['cmd', '/d', '/s', '/c', 'npx -y tracker-mcp'], 'npm tracker-mcp@latest'],
  [['powershell', '-Command', 'npx -y tracker-mcp'], 'npm tracker-mcp@latest'],
  [['sh', '-c', 'cd /x && npx tracker-mcp'], 'command sh -c cd /x && npx tracker-mcp'],
  [['sh', '-c', 'npx tracker-mcp $(cat /etc/passwd)'], 'command sh -c npx tracker-mcp $(cat /etc/passwd)'],
  [
    ['npx', '-y', 'mcp-remote', 'https://a.example', '--header', 'X-Team: core', '--header', 'bad'],
    'auto https://a.example X-Team=core',
  ],
  [['npx', 'mcp-remote', '--proxy', 'https://proxy.example'], 'npm mcp-remote@latest --proxy https://proxy.example'],
])('%j', (words, expected) => {
  expect(describe(launch(words))).toBe(expected);
});

test("docker's names without a value are the entry's own", () => {
  const found = launch('docker run -i -e GITHUB_TOKEN -e HOST mcp/github', {
    GITHUB_TOKEN: 'ghp_Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv0Wx1',
    OTHER: 'x',
  });
  expect(describe(found)).toBe(
    'oci mcp/github@ GITHUB_TOKEN=ghp_Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0Xx0 HOST=placeholder.example.com',
  );
});
