import { expect } from 'vitest';
import { PRODUCTS, type ProductId } from '#shared/connectors/google/asked.ts';
import * as translate from '#shared/connectors/google/translate.ts';
import * as wire from '#shared/connectors/google/wire.ts';
import { judge } from '#shared/connectors/retry-rule.ts';
import { readVendorError } from '#shared/connectors/vendor-error.ts';
import { type Case, type Cases, good, parsed, unread } from '../example.ts';

const users: Case = (text) => {
  const { users: rows } = parsed(wire.UserList, text);
  good((rows ?? []).map((user) => translate.account(user, true)));
};
const oneAssignment: Case = (text) => good(translate.assignmentFacts([parsed(wire.LicenseAssignment, text)]));
const assignments: Case = (text) => {
  const page = parsed(wire.LicenseAssignmentList, text);
  expect(page.nextPageToken).toBeTruthy();
  good(translate.assignmentFacts(page.items ?? []));
};
const oneSubscription: Case = (text) =>
  good(translate.subscriptionFacts([parsed(wire.Subscription, text)], '2026-04-16T08:00:00.000Z'));

/** A request for seats speaks of them as a subscription does. */
const seats: Case = (text) => {
  const body = JSON.parse(text) as { seats?: unknown };
  const said = wire.Subscription.shape.seats.parse(body.seats ?? body);
  expect(said?.numberOfSeats ?? said?.maximumNumberOfSeats).toBeGreaterThan(0);
};

export const cases: Cases = {
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
      const [sku] = translate.assignmentFacts([{ userId: 'a@example.com', ...row }]);
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
    const { subscriptions } = parsed(wire.SubscriptionList, text);
    const facts = translate.subscriptionFacts(subscriptions ?? [], '2026-04-16T08:00:00.000Z');
    good(facts);
    expect(facts).toMatchObject([{ sku: { vendorId: '1010020028', purchased: 60, vendorUsed: 20 } }]);
  },
  'users-get.json': (text) => {
    const fact = translate.account(parsed(wire.User, text), true);
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
};
