import { describe, expect, test } from 'vitest';
import { ConnectorCard } from '#shared/api/connectors.ts';
import { describeConnector } from '#shared/connectors/describe.ts';
import { CONNECTORS, connectorById } from '#shared/connectors/registry.ts';
import { connectorBytes } from '#test/bench/connector-bytes.ts';

/** What a connector adds to a function that has the shared parts already. */
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
