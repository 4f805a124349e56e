// A test signs in, asks what could be done, and keeps nothing.
import type { TestResult } from '#shared/api/connections.ts';
import type { Connector } from './connector.ts';
import { healthStateOf, VendorFailure } from './failure.ts';
import { type OpenOptions, openConnection } from './open-connection.ts';

/** Never throws for what a vendor or a person did wrong: that is the result. With nothing allowed at all it is a failure. */
export async function testConnection(
  connector: Connector,
  config: unknown,
  credentials: unknown,
  options: OpenOptions = {},
): Promise<TestResult> {
  try {
    const { session } = await openConnection(connector, config, credentials, options);
    const capabilities = [...(await session.capabilities())];
    const [first] = capabilities.filter((one) => !one.available);
    if (first === undefined || capabilities.some((one) => one.available)) return { ok: true, capabilities };
    return { ok: false, state: 'permissionMissing', reason: [first.reason, first.remedy].join(' ').trim() };
  } catch (error) {
    if (!(error instanceof VendorFailure)) throw error;
    return { ok: false, state: healthStateOf(error.kind), reason: error.message };
  }
}
