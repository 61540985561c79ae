import { expect, test } from 'vitest';
import { toSettings } from './npm-settings.ts';

test('what leads to the registry is passed on, logins and tokens are not', () => {
  const config = {
    registry: 'https://ann:secret@packages.example.com/npm/',
    '//packages.example.com/npm/:_authToken': 'npm_token',
    'https-proxy': 'http://proxy.example.com:3128',
    noproxy: ['localhost', '.internal'],
    cafile: '/etc/company/ca.pem',
    'strict-ssl': true,
  };
  const environment = { NODE_EXTRA_CA_CERTS: '/etc/company/extra.pem', NPM_TOKEN: 'npm_token', HOME: '/home/ann' };
  expect(toSettings(config, environment)).toEqual({
    registry: 'https://packages.example.com/npm/',
    env: {
      npm_config_registry: 'https://packages.example.com/npm/',
      npm_config_cafile: '/etc/company/ca.pem',
      npm_config_https_proxy: 'http://proxy.example.com:3128',
      npm_config_noproxy: 'localhost,.internal',
      NODE_EXTRA_CA_CERTS: '/etc/company/extra.pem',
    },
    readable: ['/etc/company/ca.pem', '/etc/company/extra.pem'],
  });
});

test('an address with a login is not handed out by npm: the environment may state it, without its login', () => {
  const environment = { npm_config_registry: 'https://ann:secret@packages.example.com/npm/' };
  expect(toSettings({}, environment).registry).toBe('https://packages.example.com/npm/');
  expect(() => toSettings({}, {})).toThrow('set npm_config_registry to the address without it');
});
