import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { fetchProblemOf } from './fetch-problem.ts';
import { openPins, type Pins } from './pins.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Answers each question with the next of these. */
function resolver(...answers: readonly (readonly string[] | Error)[]) {
  const asked: string[] = [];
  const resolve = async (hostname: string) => {
    const answer = answers[asked.length] ?? [];
    asked.push(hostname);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, resolve };
}

function lookUp({ lookup }: Pins, hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses as LookupAddress[]),
    );
  });
}

const problemOf = (work: Promise<unknown>) => work.then(() => null, fetchProblemOf);

test('a name server that answers otherwise the second time is not asked a second time', async () => {
  const { asked, resolve } = resolver(['1.1.1.1', '2606:4700:4700::1111'], ['169.254.169.254']);
  const pins = openPins({ resolve });
  await Promise.all([pins.pin('rebinding.example'), pins.pin('rebinding.example')]);
  await pins.pin('rebinding.example');
  expect(await lookUp(pins, 'rebinding.example')).toEqual([
    { address: '1.1.1.1', family: 4 },
    { address: '2606:4700:4700::1111', family: 6 },
  ]);
  expect(asked).toEqual(['rebinding.example']);
});

test('one bad address among good ones is enough', async () => {
  const { resolve } = resolver(['1.1.1.1', '10.0.0.7']);
  const pins = openPins({ resolve });
  expect(await problemOf(pins.pin('mixed.example'))).toEqual({
    kind: 'unsafe-address',
    detail: 'mixed.example (10.0.0.7) is a private address',
  });
  await expect(lookUp(pins, 'mixed.example')).rejects.toThrow('mixed.example was not checked');
});

test('what was never pinned cannot be connected to', async () => {
  await expect(lookUp(openPins({ allowPrivate: true }), 'localhost')).rejects.toThrow('localhost was not checked');
});

test('addresses in place of names are checked without a name server', async () => {
  const { asked, resolve } = resolver();
  const pins = openPins({ resolve });
  expect(await problemOf(pins.pin('127.0.0.1'))).toEqual({
    kind: 'unsafe-address',
    detail: '127.0.0.1 is a loopback address',
  });
  expect(await problemOf(pins.pin('[::ffff:7f00:1]'))).toMatchObject({ kind: 'unsafe-address' });
  expect(await problemOf(pins.pin('1.1.1.1'))).toBeNull();
  expect(asked).toEqual([]);
});

test('with allowPrivate nothing is refused', async () => {
  const { resolve } = resolver(['10.0.0.7']);
  const pins = openPins({ resolve, allowPrivate: true });
  await pins.pin('intranet.example');
  expect(await lookUp(pins, 'intranet.example')).toEqual([{ address: '10.0.0.7', family: 4 }]);
});

test.each([
  [failure('ENOTFOUND'), 'no-such-host', 'there is no host name.example'],
  [failure('ENODATA'), 'no-such-host', 'there is no host name.example'],
  [[], 'no-such-host', 'there is no host name.example'],
  [failure('EAI_AGAIN'), 'no-network', 'the name name.example cannot be looked up now (EAI_AGAIN)'],
  [['no address'], 'unsafe-address', 'name.example (no address) is no address'],
])('a name server that answers %s', async (answer, kind, detail) => {
  const { resolve } = resolver(answer);
  expect(await problemOf(openPins({ resolve }).pin('name.example'))).toEqual({ kind, detail });
});

test('after a failure the name is looked up again', async () => {
  const { resolve } = resolver(failure('EAI_AGAIN'), ['1.1.1.1']);
  const pins = openPins({ resolve });
  expect(await problemOf(pins.pin('busy.example'))).toMatchObject({ kind: 'no-network' });
  await pins.pin('busy.example');
  expect(await lookUp(pins, 'busy.example')).toEqual([{ address: '1.1.1.1', family: 4 }]);
});
