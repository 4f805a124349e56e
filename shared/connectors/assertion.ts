// A signed assertion (RFC 7523) proves who we are with a private key that never leaves this process.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { VendorFailure } from './failure.ts';
import type { VendorHttp } from './http.ts';

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Vendors refuse assertions that live longer than an hour (Google) or a few minutes (Salesforce). */
const LIFE_SECONDS = 180;

export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly scope?: string;
  /** Its own for every assertion, where the vendor asks for one. */
  readonly jti?: string;
}

/**
 * @param privateKey PEM, PKCS#8 or PKCS#1. @param header what the vendor wants to know of the key, or another way to sign
 * @throws VendorFailure `misconfigured` when it is no such key
 */
export async function assertion(
  http: VendorHttp,
  claims: Claims,
  privateKey: string,
  header: Readonly<Record<string, string>> = {},
): Promise<string> {
  const now = Math.floor(http.now() / 1000);
  const signed = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header })
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_SECONDS)
    .sign(keyOf(privateKey));
  http.hide(signed);
  return signed;
}

function keyOf(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new VendorFailure(
      'misconfigured',
      'The private key cannot be read; paste it whole, with its first and last line.',
    );
  }
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new VendorFailure('misconfigured', 'The private key must be an RSA key.');
}
