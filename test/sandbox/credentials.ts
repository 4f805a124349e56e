// What a person would type to connect to the sandbox, ready for the form of either connector.
import type { SandboxKeys } from './keys.ts';

export interface Entry {
  readonly config: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
}

export interface EntryChoice {
  /** Salesforce: by signed assertion instead of the consumer's secret. */
  readonly method?: 'clientCredentials' | 'jwtBearer';
  /** Google: as a reseller, who may read bought seats. */
  readonly reseller?: boolean;
}

/** @param connectorId `salesforce` or `google` */
export function entryFor(
  connectorId: string,
  url: string,
  keys: SandboxKeys,
  choice: EntryChoice = {},
): Entry {
  if (connectorId === 'salesforce') {
    const { clientId, clientSecret, username, privateKey } = keys.salesforce;
    return {
      config: { myDomainUrl: url, sandboxOrg: false },
      credentials:
        choice.method === 'jwtBearer'
          ? { method: 'jwtBearer', clientId, username, privateKey }
          : { method: 'clientCredentials', clientId, clientSecret },
    };
  }
  if (connectorId !== 'google') throw new Error(`The sandbox does not imitate ${connectorId}`);
  const { customerId, admin, resellerAdmin, clientMail, keyId, privateKey } = keys.google;
  return {
    config: {
      customerId,
      adminMail: admin,
      products: ['Google-Apps', '101047', '101033', '101001', '101034'],
      apiBaseUrl: url,
      ...(choice.reseller ? { resellerAdminMail: resellerAdmin } : {}),
    },
    credentials: {
      method: 'serviceAccountKey',
      key: JSON.stringify({
        type: 'service_account',
        project_id: 'meridian-tools',
        private_key_id: keyId,
        private_key: privateKey,
        client_email: clientMail,
        token_uri: 'https://oauth2.googleapis.com/token',
      }),
    },
  };
}
