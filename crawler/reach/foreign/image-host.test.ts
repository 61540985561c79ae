import { expect, test } from 'vitest';
import { imageHostProblem } from './image-host.ts';

const resolve = (address: string) => async () => [address];

test.each([
  ['127.0.0.1:5000/mail', '127.0.0.1 is a loopback address'],
  ['169.254.169.254/latest', '169.254.169.254 is a link-local address'],
  ['2130706433.:80/mail', '127.0.0.1 is a loopback address'],
])('%s would have the engine knock at a private place', async (image, problem) => {
  expect(await imageHostProblem(image)).toBe(`is not pulled: ${problem}`);
});

test('a name is judged by its address', async () => {
  expect(await imageHostProblem('registry.example/mail', resolve('10.0.0.7'))).toBe(
    'is not pulled: registry.example (10.0.0.7) is a private address',
  );
  expect(await imageHostProblem('localhost/mail', resolve('127.0.0.1'))).toMatch(/loopback/);
  expect(await imageHostProblem('registry.example/mail', resolve('93.184.215.14'))).toBeNull();
});

test('a name that is not known here is left to the engine, and Docker Hub has none', async () => {
  const nobody = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  expect(await imageHostProblem('registry.example/mail', nobody)).toBeNull();
  expect(await imageHostProblem('makers/mail:1.0.0')).toBeNull();
  expect(await imageHostProblem('mail')).toBeNull();
});
