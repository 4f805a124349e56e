import { expect } from 'vitest';
import * as translate from '#shared/connectors/salesforce/translate.ts';
import * as wire from '#shared/connectors/salesforce/wire.ts';
import { type Cases, errorNaming, parsed } from '../example.ts';

export const cases: Cases = {
  'error-malformed-id.json': errorNaming('MALFORMED_ID'),
  'error-not-found.json': errorNaming('NOT_FOUND'),
  'query-PermissionSetLicenseAssign-unit-mock.json': (text) => {
    const page = parsed(wire.queryPage(wire.AnyRow), text);
    expect([page.totalSize, page.done, page.records.length]).toEqual([2, true, 2]);
  },
  'query-UserLicense-id-name.json': (text) => {
    const page = parsed(wire.queryPage(wire.UserLicenseRow), text);
    const [sku] = page.records.map(translate.userLicenseSku);
    expect(sku).toMatchObject({ name: 'Salesforce', type: 'user', status: 'active' });
    expect(sku).not.toHaveProperty('purchased');
  },
  'query-UserLicense-totals-unit-mock.json': (text) => {
    const page = parsed(wire.queryPage(wire.UserLicenseRow), text);
    const skus = page.records.map(translate.userLicenseSku);
    expect(skus.map((sku) => [sku.key, sku.purchased, sku.vendorUsed])).toEqual([
      ['TEST1', 100, 90],
      ['TEST2', 100, 100],
    ]);
  },
  'query-done.json': (text) => {
    const page = parsed(wire.queryPage(wire.AnyRow), text);
    expect([page.done, page.totalSize, page.nextRecordsUrl]).toEqual([true, 14, undefined]);
  },
  'query-page.json': (text) => {
    const page = parsed(wire.queryPage(wire.AnyRow), text);
    expect([page.done, page.totalSize]).toEqual([false, 3222]);
    expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v\d+\.0\/query\//);
  },
};
