// A scope that was not granted takes away what needs it and nothing else, and says what to grant.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Capability } from '#shared/domain/connections/task.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import type { Imitation } from './imitation.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { IMITATIONS, VENDOR_IDS } from './vendors.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 30, seed: 23, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());
afterEach(() => {
  for (const vendor of VENDOR_IDS) sandbox.grant(vendor, IMITATIONS[vendor].scopes);
});

async function capabilitiesOf(vendor: string): Promise<readonly Capability[]> {
  const connector = connectorById(vendor);
  if (!connector) throw new Error(`There is no connector ${vendor}`);
  const { config, credentials } = sandbox.credentials(vendor);
  const { session } = await openConnection(connector, config, credentials, { allowLoopback: true, clock });
  return session.capabilities();
}

describe.each(VENDOR_IDS)('%s', (vendor) => {
  test('says of every task it offers whether it can be done, and can do all of them with everything granted', async () => {
    const said = await capabilitiesOf(vendor);
    const offered = connectorById(vendor)?.offers.map(({ task }) => task);
    expect(said.map(({ task }) => task).sort()).toEqual(offered?.toSorted());
    expect(said.filter(({ available }) => !available)).toEqual([]);
  });

  const { scopes, otherScopes = [] }: Imitation = IMITATIONS[vendor] as unknown as Imitation;
  const asked = connectorById(vendor)?.scopes.filter(({ id }) => scopes.includes(id)) ?? [];
  const needed = asked.filter(({ id }) => !otherScopes.includes(id));

  test.runIf(needed.length > 0).each(needed.map(({ id, tasks }) => [id, tasks] as const))(
    'without %s cannot do what needs it',
    async (missing, tasks) => {
      sandbox.grant(
        vendor,
        scopes.filter((scope) => scope !== missing),
      );
      const said = await capabilitiesOf(vendor);
      const gone = said.filter(({ available }) => !available);
      expect(gone.length).toBeGreaterThan(0);
      for (const one of gone) {
        expect(tasks).toContain(one.task);
        expect(one).toMatchObject({
          reason: expect.stringMatching(/./),
          remedy: expect.stringContaining(missing),
        });
      }
    },
  );
});
