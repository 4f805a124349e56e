// Assigned by hand: who holds a license whose vendor does not tell, typed person by person or mapped by a sheet.
import * as z from 'zod';
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import type { Connector } from '../connector.ts';
import { VendorFailure } from '../failure.ts';

export const hand: Connector = {
  id: BY_HAND,
  name: 'Assigned by hand',
  category: 'By hand',
  config: z.object({}),
  credentials: z.object({}),
  upload: true,
  byHand: true,
  scopes: [],
  offers: [{ task: 'accounts', endpoint: 'Assignments by hand, or a sheet of them' }],
  seatStatuses: ['active', 'suspended'],
  stableReads: true,
  directory: false,
  /** Nothing is read by itself, and nothing is expected by a day. */
  intervalHours: 168,
  hosts: [],
  async open() {
    throw new VendorFailure('misconfigured', 'Assignments are kept by hand; there is no vendor to call.');
  },
};
