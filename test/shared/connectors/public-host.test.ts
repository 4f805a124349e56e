import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress, requirePublicHost } from '#shared/connectors/public-host.ts';

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  'fd00::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:a00:1::',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '192.0.1.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('no address of a private network is public', () => {
  const byte = fc.nat(255);
  const inside = fc.oneof(
    fc.tuple(fc.constant(10), byte, byte, byte),
    fc.tuple(fc.constant(127), byte, byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  );
  fc.assert(fc.property(inside, (bytes) => !isPublicAddress(bytes.join('.'))));
  fc.assert(fc.property(inside, (bytes) => !isPublicAddress(`::ffff:${bytes.join('.')}`)));
});

const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address }));

test('a name is called only where all of its addresses are public', async () => {
  await expect(requirePublicHost('scim.example.com', resolvesTo('8.8.8.8'))).resolves.toBeUndefined();
  for (const addresses of [['10.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['8.8.8.8', '::1'], []])
    await expect(requirePublicHost('scim.example.com', resolvesTo(...addresses))).rejects.toMatchObject({
      kind: 'misconfigured',
    });
});

test.each(['localhost', 'localhost.', 'intra', 'db.local', 'vault.internal', '8.8.8.8', '[2606:4700::1111]'])(
  '%s is no name in the internet',
  async (hostname) => {
    await expect(requirePublicHost(hostname, resolvesTo('8.8.8.8'))).rejects.toMatchObject({
      kind: 'misconfigured',
    });
  },
);

test('a name that cannot be resolved says so as any call would', async () => {
  const unknown = Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });
  await expect(requirePublicHost('nowhere.example', () => Promise.reject(unknown))).rejects.toMatchObject({
    cause: { code: 'ENOTFOUND' },
  });
});
