// Files: people, licenses and assignments of any application without an API, uploaded by hand or by a script.
import * as z from 'zod';
import type { Connector } from '../connector.ts';
import { VendorFailure } from '../failure.ts';

export const csv: Connector = {
  id: 'csv',
  name: 'CSV files',
  category: 'Import',
  config: z.object({}),
  credentials: z.object({}),
  upload: true,
  push: true,
  scopes: [],
  offers: [
    { task: 'licenses', endpoint: 'Upload: licenses' },
    { task: 'accounts', endpoint: 'Upload: people and assignments' },
    { task: 'activity', endpoint: 'Upload: the column "last active" of assignments' },
  ],
  // An uploaded row says that a seat is held; a row of somebody disabled says that it is not.
  seatStatuses: ['active', 'suspended'],
  activity: { means: 'last active day in the file', lagDays: 0 },
  stableReads: true,
  directory: true,
  /** Nothing is read by itself: a new file is expected every week, and two weeks without one are out of date. */
  intervalHours: 168,
  hosts: [],
  async open() {
    throw new VendorFailure('misconfigured', 'Files are uploaded; there is no vendor to call.');
  },
};
