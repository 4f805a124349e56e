import { describe, expect, test } from 'vitest';
import { ConnectorCard } from '#shared/api/connectors.ts';
import type { Connector } from '#shared/connectors/connector.ts';
import { describeConnector } from '#shared/connectors/describe.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { CONNECTORS, connectorById } from '#shared/connectors/registry.ts';
import { connectorBytes } from '#test/bench/connector-bytes.ts';
import { troublesIn } from '#web/features/connections/form-values.ts';

/** What a connector adds to a function that has the shared parts already and reads with it. */
const LARGEST_BYTES = 10 * 1024;

describe.each(CONNECTORS.map((connector) => [connector.id, connector] as const))(
  'the connector %s',
  (id, connector) => {
    test('is found by its id and adds at most 10 KB', async () => {
      expect(connectorById(id)).toBe(connector);
      expect(await connectorBytes(id)).toBeLessThanOrEqual(LARGEST_BYTES);
    });

    test('has a card that says what it asks for and why, each field with a label', () => {
      const card = ConnectorCard.parse(describeConnector(connector));
      const fields = [...card.config, ...card.credentials.flatMap((method) => method.fields)];
      for (const field of fields) expect(field.label, field.name).not.toBe(field.name);
      for (const scope of card.scopes) expect(scope.why).not.toBe('');
      expect(card.credentials.length === 0).toBe(card.upload);
    });

    test('explains every task it offers by a scope, unless files are uploaded', () => {
      const scoped = new Set(connector.scopes.flatMap((scope) => scope.tasks));
      for (const { task } of connector.offers) expect(connector.upload || scoped.has(task), task).toBe(true);
    });

    test('shows no secret field in the clear and keeps no secret in its configuration', () => {
      const card = describeConnector(connector);
      const names = card.credentials.flatMap((method) =>
        method.fields.filter((field) => field.secret).map((field) => field.name),
      );
      expect(names.length > 0).toBe(!card.upload);
      expect(card.config.some((field) => field.secret)).toBe(false);
    });
  },
);

test('an unknown connector is none', () => {
  expect(connectorById('nobody')).toBeUndefined();
});

describe('what a connector refuses', () => {
  const config = { myDomainUrl: 'https://example.my.salesforce.com' };
  const told = (connector: string, given: unknown, credentials: unknown) =>
    openConnection(connectorById(connector) as Connector, given, credentials).then(
      () => 'nothing',
      (error: Error) => error.message,
    );

  test('is told by the title of the field and in plain words', async () => {
    const credentials = { method: 'clientCredentials', clientId: 'abc', clientSecret: '' };
    expect(await told('salesforce', config, credentials)).toBe(
      'Consumer key: at least 4 characters. Consumer secret: must be filled in.',
    );
    expect(await told('salesforce', { myDomainUrl: 'example' }, credentials)).toBe(
      'My Domain address: a web address such as https://example.com.',
    );
    expect(await told('salesforce', config, { method: 'magic' })).toBe('Way to sign in: one of the choices.');
    const google = { customerId: 'C1', adminMail: 'nobody' };
    expect(await told('google', google, {})).toBe(
      'Administrator to act for: a mail address such as ana@example.com.',
    );
    const key = { method: 'serviceAccountKey', key: 'abc' };
    expect(await told('google', { ...google, adminMail: 'ana@example.com' }, key)).toBe(
      'Service account key: not the JSON key file of a service account.',
    );
  });

  test('is known to the form before anything is sent, as far as its card tells', () => {
    const card = describeConnector(connectorById('salesforce') as Connector);
    const [fields = []] = card.credentials.map((one) => one.fields);
    expect(troublesIn(fields, { clientId: ' abc ', clientSecret: 'abcd' })).toEqual({
      clientId: 'at least 4 characters',
    });
    expect(troublesIn(card.config, { myDomainUrl: 'example' })).toEqual({
      myDomainUrl: 'a web address such as https://example.com',
    });
    expect(troublesIn(card.config, { myDomainUrl: '' })).toEqual({});
  });
});
