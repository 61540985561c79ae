import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressProblem } from './address-problem.ts';

const LOOPBACK = 'a loopback address';
const PRIVATE = 'a private address';
const LINK_LOCAL = 'a link-local address';
const PROVIDER = "an address inside a provider's network";
const RESERVED = 'a reserved address';
const TRANSLATED = 'a translated address';
const TUNNELLED = 'a tunnelled address';
const UNSPECIFIED = 'the unspecified address';

test.each([
  // The public internet.
  ['93.184.215.14', null],
  ['1.1.1.1', null],
  ['172.32.0.1', null],
  ['100.128.0.1', null],
  ['2606:4700:4700::1111', null],
  ['2a00:1450:4001:82a::200e', null],
  // IPv4 that is not.
  ['127.0.0.1', LOOPBACK],
  ['127.255.255.254', LOOPBACK],
  ['0.0.0.0', UNSPECIFIED],
  ['0.1.2.3', UNSPECIFIED],
  ['10.0.0.1', PRIVATE],
  ['172.16.0.1', PRIVATE],
  ['172.31.255.255', PRIVATE],
  ['192.168.1.1', PRIVATE],
  ['169.254.169.254', LINK_LOCAL],
  ['100.64.0.1', PROVIDER],
  ['100.100.100.200', PROVIDER],
  ['100.127.255.255', PROVIDER],
  ['192.0.0.192', RESERVED],
  ['192.0.2.1', RESERVED],
  ['198.18.0.1', RESERVED],
  ['198.51.100.7', RESERVED],
  ['203.0.113.7', RESERVED],
  ['240.0.0.1', RESERVED],
  ['255.255.255.255', 'the broadcast address'],
  ['224.0.0.1', 'a multicast address'],
  ['168.63.129.16', "an address of the cloud provider's platform"],
  // IPv6 that is not.
  ['::', UNSPECIFIED],
  ['::1', LOOPBACK],
  ['fe80::1', LINK_LOCAL],
  ['fe80::1%eth0', LINK_LOCAL],
  ['fc00::1', PRIVATE],
  ['fd00:ec2::254', PRIVATE],
  ['fec0::1', PRIVATE],
  ['ff02::1', 'a multicast address'],
  ['2001:db8::1', RESERVED],
  ['3fff::1', RESERVED],
  ['100::1', RESERVED],
  ['4000::1', RESERVED],
  // IPv6 that carries IPv4: in use, judged by what it carries.
  ['::ffff:127.0.0.1', LOOPBACK],
  ['::ffff:a9fe:a9fe', LINK_LOCAL],
  ['::ffff:10.0.0.1', PRIVATE],
  ['::ffff:1.1.1.1', null],
  ['64:ff9b::a9fe:a9fe', LINK_LOCAL],
  ['64:ff9b::7f00:1', LOOPBACK],
  ['64:ff9b::1.1.1.1', null],
  // Out of use, or of one network's own: refused whatever it carries.
  ['64:ff9b:1::101:101', TRANSLATED],
  ['::ffff:0:1.1.1.1', TRANSLATED],
  ['::1.1.1.1', RESERVED],
  ['::127.0.0.1', RESERVED],
  ['2002:7f00:1::', TUNNELLED],
  ['2002:101:101::', TUNNELLED],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', TUNNELLED],
  // No address.
  ['', 'no address'],
  ['example.com', 'no address'],
  ['1.1.1.1.1', 'no address'],
])('%s: %s', (address, problem) => {
  expect(addressProblem(address)).toBe(problem);
});

test('an IPv4 address and its mapped form are judged alike', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(addressProblem(`::ffff:${address}`)).toBe(addressProblem(address));
      expect(addressProblem(`64:ff9b::${address}`)).toBe(addressProblem(address));
    }),
    { seed: 4, numRuns: 2_000 },
  );
});

test('no IPv6 address outside 2000::/3 passes unless it carries a public IPv4 one', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const isPublic = addressProblem(address) === null;
      if (isPublic) expect(address).toMatch(/^(?:[23][0-9a-f]{3}:|::ffff:|64:ff9b::|0*:0*:0*:0*:0*:0*ffff:)/i);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
