// Every journey, in the order a newcomer would make them.
import { addAContract } from './add-a-contract.ts';
import { chargeDepartments } from './charge-departments.ts';
import { connectSalesforce } from './connect-salesforce.ts';
import { decideARenewal } from './decide-a-renewal.ts';
import { endTogether } from './end-together.ts';
import { firstRun } from './first-run.ts';
import { importACsv } from './import-a-csv.ts';
import { importAStatement } from './import-a-statement.ts';
import type { Journey } from './journey.ts';
import { letAProgramSend } from './let-a-program-send.ts';
import { mapLicenses } from './map-licenses.ts';
import { ownAContract } from './own-a-contract.ts';
import { changeThePeriod, readALicense } from './read-a-license.ts';
import { reclaimALicense } from './reclaim-a-license.ts';
import { setExchangeRates } from './set-exchange-rates.ts';

export const JOURNEYS: readonly Journey[] = [
  firstRun,
  connectSalesforce,
  readALicense,
  changeThePeriod,
  addAContract,
  importACsv,
  importAStatement,
  mapLicenses,
  ownAContract,
  setExchangeRates,
  decideARenewal,
  chargeDepartments,
  endTogether,
  letAProgramSend,
  reclaimALicense,
];
