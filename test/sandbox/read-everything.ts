// A whole read of the sandbox through the product's own connector, as a sync makes it.
import type { Fact } from '#shared/connectors/connector.ts';
import type { VendorHttp } from '#shared/connectors/http.ts';
import { type OpenOptions, openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { EntryChoice } from './entry.ts';
import type { Sandbox } from './sandbox.ts';

export interface Reading {
  readonly facts: readonly Fact[];
  readonly http: VendorHttp;
  /** Lists whose rows were not as many as the vendor's own count. */
  readonly short: readonly string[];
}

/** @throws VendorFailure */
export async function readEverything(
  sandbox: Sandbox,
  connectorId: string,
  options: OpenOptions & { readonly entry?: EntryChoice; readonly afterPage?: (page: number) => void } = {},
): Promise<Reading> {
  const { entry, afterPage, ...open } = options;
  const connector = connectorById(connectorId);
  if (!connector) throw new Error(`There is no connector ${connectorId}`);
  const { config, credentials } = sandbox.credentials(connectorId, entry);
  const { session, http } = await openConnection(connector, config, credentials, {
    allowLoopback: true,
    ...open,
  });
  const facts: Fact[] = [];
  const short: string[] = [];
  let pages = 0;
  for (const list of await session.lists(['licenses', 'accounts', 'activity'])) {
    let rows = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await list.read(cursor);
      facts.push(...page.facts);
      rows += page.rows;
      afterPage?.(++pages);
      if (page.next === undefined) {
        if (page.total !== undefined && page.total !== rows) short.push(list.id);
        break;
      }
      cursor = page.next;
    }
  }
  return { facts, http, short };
}
