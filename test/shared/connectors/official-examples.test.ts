import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Fact } from '#shared/connectors/connector.ts';
import { PRODUCTS, type ProductId } from '#shared/connectors/google/asked.ts';
import * as googleTranslate from '#shared/connectors/google/translate.ts';
import * as google from '#shared/connectors/google/wire.ts';
import { judge } from '#shared/connectors/retry-rule.ts';
import * as salesforceTranslate from '#shared/connectors/salesforce/translate.ts';
import * as salesforce from '#shared/connectors/salesforce/wire.ts';
import { readVendorError } from '#shared/connectors/vendor-error.ts';
import { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

/** The vendors' own published examples lie beside the project, never in it. */
const FOLDER = join(import.meta.dirname, '../../../../shared/vendor-examples');

type Case = (text: string) => void;

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text));
}

function errorNaming(code: string): Case {
  return (text) => expect(readVendorError(text).codes).toContain(code);
}

/** Every fact fits our own schemas, so whatever the vendor's example lacks is left out rather than made up. */
function good(facts: readonly Fact[]): void {
  expect(facts.length).toBeGreaterThan(0);
  for (const fact of facts) {
    if (fact.of === 'sku') SkuFacts.parse(fact.sku);
    if (fact.of === 'account') AccountFacts.parse(fact.account);
    if (fact.of === 'holding') Holding.parse(fact.holding);
  }
}

const users: Case = (text) => {
  const { users: rows } = parsed(google.UserList, text);
  good((rows ?? []).map((user) => googleTranslate.account(user, true)));
};
const oneAssignment: Case = (text) =>
  good(googleTranslate.assignmentFacts([parsed(google.LicenseAssignment, text)]));
const assignments: Case = (text) => {
  const page = parsed(google.LicenseAssignmentList, text);
  expect(page.nextPageToken).toBeTruthy();
  good(googleTranslate.assignmentFacts(page.items ?? []));
};
const oneSubscription: Case = (text) =>
  good(googleTranslate.subscriptionFacts([parsed(google.Subscription, text)], '2026-04-16T08:00:00.000Z'));

/** A request for seats speaks of them as a subscription does. */
const seats: Case = (text) => {
  const body = JSON.parse(text) as { seats?: unknown };
  const said = google.Subscription.shape.seats.parse(body.seats ?? body);
  expect(said?.numberOfSeats ?? said?.maximumNumberOfSeats).toBeGreaterThan(0);
};

/** Documents of an API that is not called are told apart from forgotten ones. */
const unread =
  (why: string): Case =>
  (text) => {
    expect(why).not.toBe('');
    expect(() => JSON.parse(text)).not.toThrow();
  };

const CASES: Readonly<Record<'salesforce' | 'google', Readonly<Record<string, Case>>>> = {
  salesforce: {
    'error-malformed-id.json': errorNaming('MALFORMED_ID'),
    'error-not-found.json': errorNaming('NOT_FOUND'),
    'query-PermissionSetLicenseAssign-unit-mock.json': (text) => {
      const page = parsed(salesforce.queryPage(salesforce.AnyRow), text);
      expect([page.totalSize, page.done, page.records.length]).toEqual([2, true, 2]);
    },
    'query-UserLicense-id-name.json': (text) => {
      const page = parsed(salesforce.queryPage(salesforce.UserLicenseRow), text);
      const [sku] = page.records.map(salesforceTranslate.userLicenseSku);
      expect(sku).toMatchObject({ name: 'Salesforce', type: 'user', status: 'active' });
      expect(sku).not.toHaveProperty('purchased');
    },
    'query-UserLicense-totals-unit-mock.json': (text) => {
      const page = parsed(salesforce.queryPage(salesforce.UserLicenseRow), text);
      const skus = page.records.map(salesforceTranslate.userLicenseSku);
      expect(skus.map((sku) => [sku.key, sku.purchased, sku.vendorUsed])).toEqual([
        ['TEST1', 100, 90],
        ['TEST2', 100, 100],
      ]);
    },
    'query-done.json': (text) => {
      const page = parsed(salesforce.queryPage(salesforce.AnyRow), text);
      expect([page.done, page.totalSize, page.nextRecordsUrl]).toEqual([true, 14, undefined]);
    },
    'query-page.json': (text) => {
      const page = parsed(salesforce.queryPage(salesforce.AnyRow), text);
      expect([page.done, page.totalSize]).toEqual([false, 3222]);
      expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v\d+\.0\/query\//);
    },
  },
  google: {
    'error-403-userRateLimitExceeded.json': (text) => {
      const verdict = judge({ status: 403, headers: new Headers(), body: text }, 0);
      expect(verdict).toEqual({ is: 'wait', because: 'throttled' });
    },
    'error-directory.json': (text) => {
      expect(readVendorError(text).codes).toContain('backendError');
      expect(judge({ status: 503, headers: new Headers(), body: text }, 0).is).toBe('wait');
    },
    'licenseAssignments-get.json': oneAssignment,
    'licenseAssignments-insert.json': oneAssignment,
    'licenseAssignments-patch.json': oneAssignment,
    'licenseAssignments-listForProduct.json': assignments,
    'licenseAssignments-listForProductAndSku.json': assignments,
    'products-skus.json': (text) => {
      const rows = JSON.parse(text) as {
        productId: string;
        productName: string;
        skuId: string;
        skuName: string;
      }[];
      for (const row of rows) {
        const [sku] = googleTranslate.assignmentFacts([{ userId: 'a@example.com', ...row }]);
        const product = PRODUCTS[row.productId as ProductId];
        expect(sku, row.skuName).toMatchObject({ sku: { vendorId: row.skuId, type: product } });
      }
    },
    'reports-customerUsage.json': unread('activity comes from the Directory; the Reports API is not called'),
    'reports-userUsage.json': unread('activity comes from the Directory; the Reports API is not called'),
    'reseller-changePlan-request.json': seats,
    'reseller-changeSeats-request-annual.json': seats,
    'reseller-changeSeats-request-flexible.json': seats,
    'reseller-changeSeats-response-flexible.json': oneSubscription,
    'reseller-subscriptions-get.json': oneSubscription,
    'reseller-subscriptions-list.json': (text) => {
      const { subscriptions } = parsed(google.SubscriptionList, text);
      const facts = googleTranslate.subscriptionFacts(subscriptions ?? [], '2026-04-16T08:00:00.000Z');
      good(facts);
      expect(facts).toMatchObject([{ sku: { vendorId: '1010020028', purchased: 60, vendorUsed: 20 } }]);
    },
    'users-get.json': (text) => {
      const fact = googleTranslate.account(parsed(google.User, text), true);
      good([fact]);
      expect(fact).toMatchObject({
        alsoKnownAs: 'liz@example.com',
        account: {
          name: 'Liz Smith',
          title: 'SWE',
          mails: ['liz@example.com', 'lizsmith@example.com', 'lsmith@example.com', 'liz@test.com'],
          lastActiveAt: '2013-02-05T10:30:03.325Z',
        },
      });
    },
    'users-list-account.json': users,
    'users-list-domain.json': users,
    'users-list-paged.json': users,
  },
};

describe.each(['salesforce', 'google'] as const)('the published examples of %s', (vendor) => {
  const folder = join(FOLDER, vendor);
  const there = existsSync(folder);

  test.skipIf(!there)('each have a case here', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(CASES[vendor]).toSorted());
  });

  test.skipIf(!there).each(Object.entries(CASES[vendor]))('%s goes through the parsers', (file, check) => {
    check(readFileSync(join(folder, file), 'utf8'));
  });
});
