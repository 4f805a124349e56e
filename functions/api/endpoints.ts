// Every endpoint; a test holds them against the list of routes.
import type { Endpoint } from './endpoint.ts';
import { applicationEndpoints } from './routes/applications.ts';
import { connectionChangeEndpoints } from './routes/connection-changes.ts';
import { connectionEndpoints } from './routes/connections.ts';
import { ledgerEndpoints } from './routes/ledger.ts';
import { licenseEndpoints } from './routes/licenses.ts';
import { peopleEndpoints } from './routes/people.ts';
import { systemEndpoints } from './routes/system.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  ...systemEndpoints,
  ...applicationEndpoints,
  ...connectionEndpoints,
  ...connectionChangeEndpoints,
  ...licenseEndpoints,
  ...peopleEndpoints,
  ...ledgerEndpoints,
];
