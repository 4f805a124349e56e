// An app proves itself to the token endpoint by an assertion signed with its key (RFC 7523 §2.2), or with a certificate's.
import { createHash, X509Certificate } from 'node:crypto';
import { assertion } from './assertion.ts';
import { VendorFailure } from './failure.ts';
import type { VendorHttp } from './http.ts';

const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The fields of a token request that say who asks. @param url of the token endpoint. @param certificate PEM, where the vendor
 * knows the key by one. @throws VendorFailure `misconfigured`
 */
export async function clientProof(
  http: VendorHttp,
  url: string,
  clientId: string,
  privateKey: string,
  certificate?: string,
): Promise<Readonly<Record<string, string>>> {
  const claims = { iss: clientId, sub: clientId, aud: url, jti: crypto.randomUUID() };
  const header = certificate === undefined ? {} : headerOf(certificate);
  return {
    client_assertion_type: CLIENT_ASSERTION,
    client_assertion: await assertion(http, claims, privateKey, header),
  };
}

/** As Microsoft asks for it (Entra, certificate credentials; read 2026-10). */
function headerOf(pem: string): Readonly<Record<string, string>> {
  try {
    const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
    return { alg: 'PS256', 'x5t#S256': thumbprint };
  } catch {
    throw new VendorFailure(
      'misconfigured',
      'The certificate cannot be read; paste it whole, with its first and last line.',
    );
  }
}
