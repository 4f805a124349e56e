// Every endpoint, by the noun its path begins with; a noun is loaded with the first request for it, so that a cold start pays for what it serves.
import type { Endpoint } from './endpoint.ts';

type Load = () => Promise<readonly Endpoint[]>;

const system: Load = async () => (await import('./routes/system.ts')).systemEndpoints;

const connections: Load = async () => {
  const [read, changed] = await Promise.all([
    import('./routes/connections.ts'),
    import('./routes/connection-changes.ts'),
  ]);
  return [...read.connectionEndpoints, ...changed.connectionChangeEndpoints];
};

/** A test holds them against the list of routes. */
export const ENDPOINTS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['health', system],
  ['session', system],
  ['openapi.json', system],
  ['reference', system],
  ['applications', async () => (await import('./routes/applications.ts')).applicationEndpoints],
  ['connectors', connections],
  ['connections', connections],
  ['licenses', async () => (await import('./routes/licenses.ts')).licenseEndpoints],
  ['people', async () => (await import('./routes/people.ts')).peopleEndpoints],
  ['ledger', async () => (await import('./routes/ledger.ts')).ledgerEndpoints],
]);

/** `/api/licenses/42/people` → `licenses` */
export function nounOf(path: string): string {
  return path.split('/')[2] ?? '';
}
