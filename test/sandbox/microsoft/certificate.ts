// A certificate that signs itself, for a key that a tenant is to know: X.509 (RFC 5280) with nothing but what must be there.
import { createPrivateKey, createPublicKey, createSign } from 'node:crypto';

/** Tag, length, content (X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const SEQUENCE = 0x30;
/** sha256WithRSAEncryption, and the common name of somebody. */
const SHA256_WITH_RSA = der(SEQUENCE, der(6, Buffer.from('2a864886f70d01010b', 'hex')), der(5));
const COMMON_NAME = der(6, Buffer.from('550403', 'hex'));

/** @param privateKey PEM. @returns PEM, good from 2020 to 2049 */
export function selfSigned(privateKey: string, name: string): string {
  const called = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const times = ['200101000000Z', '491231235959Z'].map((time) => der(0x17, Buffer.from(time)));
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const serial = der(2, Buffer.from([1]));
  const body = der(SEQUENCE, serial, SHA256_WITH_RSA, called, der(SEQUENCE, ...times), called, key);
  const signature = createSign('sha256').update(body).sign(createPrivateKey(privateKey));
  const whole = der(SEQUENCE, body, SHA256_WITH_RSA, der(3, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
