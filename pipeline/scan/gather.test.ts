import { describe, expect, it } from 'vitest';
import type { ConfigServer } from '#crawler/sources/config/types.ts';
import type { ServerReach } from '#crawler/types.ts';
import { agentsOf } from './agents.ts';
import { clientTitle } from './clients.ts';
import { gather } from './gather.ts';
import { sceneServer } from './list-targets.ts';
import { NO_LINES } from './locate.ts';
import type { ConfigToScan } from './read-configs.ts';
import { server as judged, tool } from './testing/scene.ts';

const npm = (name: string): ServerReach => ({ kind: 'npm', package: name, version: '1.0.0', args: [], env: {} });

function entry(
  name: string,
  reach: ServerReach | null,
  more: Partial<ConfigServer> & { project?: string } = {},
): ConfigServer {
  const { project, ...rest } = more;
  const configEntry = { client: 'claude-code' as const, file: '/home/ada/.claude.json', ...(project && { project }) };
  return {
    name,
    ref: reach === null ? null : { source: 'config', name, reach, configEntry },
    problem: reach === null ? 'is not an object' : null,
    isDisabled: false,
    passed: null,
    secrets: [],
    secretsInFile: [],
    unset: [],
    ...rest,
  };
}

const file = (client: string, servers: readonly ConfigServer[]): ConfigToScan => ({
  read: { file: `/home/ada/${client}.json`, client, servers, problem: null },
  scope: 'user',
  lines: NO_LINES,
});

const names = (files: readonly ConfigToScan[]) =>
  gather(files).targets.map(
    ({ name, places }) => `${name}: ${places.map((place) => `${place.client} ${place.name}`).join(', ')}`,
  );

describe('gather', () => {
  it('makes one server of the same way to it in two clients, whatever they call it', () => {
    expect(
      names([file('cursor', [entry('git', npm('a'))]), file('zed', [entry('github', npm('a')), entry('b', npm('b'))])]),
    ).toEqual(['git: cursor git, zed github', 'b: zed b']);
  });

  it('tells different servers of one name apart', () => {
    const other = file('zed', [entry('git', npm('b'))]);
    expect(names([file('cursor', [entry('git', npm('a'))]), other, file('zed', [entry('git', npm('c'))])])).toEqual([
      'git: cursor git',
      'git (zed): zed git',
      'git (zed) 3: zed git',
    ]);
  });

  it('is switched off where every client has it off', () => {
    const off = entry('git', npm('a'), { isDisabled: true });
    const isOff = (files: ConfigToScan[]) => gather(files).targets.map((target) => target.isDisabled);
    expect(isOff([file('cursor', [off])])).toEqual([true]);
    expect(isOff([file('cursor', [off]), file('zed', [entry('git', npm('a'))])])).toEqual([false]);
  });

  it('keeps what cannot be read, and secrets of every place', () => {
    const broken = gather([file('cursor', [entry('odd', null)])]).targets[0];
    expect(broken).toMatchObject({ name: 'odd', ref: null, reach: null, problem: 'is not an object' });
    const secret = (client: string) => file(client, [entry('git', npm('a'), { secretsInFile: ['env TOKEN'] })]);
    expect(gather([secret('cursor'), secret('zed')]).targets[0]?.secrets).toMatchObject([
      { name: 'env TOKEN', place: { client: 'cursor' } },
      { name: 'env TOKEN', place: { client: 'zed' } },
    ]);
  });
});

describe('agentsOf', () => {
  it('sees a client once for all of its files, and once more in each of its projects', () => {
    const { targets } = gather([
      file('claude-code', [
        entry('everywhere', npm('a')),
        entry('app', npm('b'), { project: '/home/ada/app' }),
        entry('site', npm('c'), { project: '/home/ada/site' }),
        entry('off', npm('d'), { isDisabled: true }),
      ]),
      file('cursor', [entry('everywhere', npm('a'))]),
    ]);
    const { answer } = judged('any', [tool('list_notes', 'List the notes.')]);
    const servers = targets.map((target) => sceneServer(target, answer));
    expect(agentsOf(servers, clientTitle).map((agent) => [agent.title, agent.servers.map(({ name }) => name)])).toEqual(
      [
        ['Claude Code', ['everywhere']],
        ['Claude Code in app', ['everywhere', 'app']],
        ['Claude Code in site', ['everywhere', 'site']],
        ['Cursor', ['everywhere']],
      ],
    );
  });
});
