// What needs somebody's attention, most urgent first: broken facts before dates, dates before money.

import type { ConnectionView } from '#shared/api/connections.ts';
import type { LicenseRow } from '#shared/api/licenses.ts';
import type { Attention, NextDate } from '#shared/api/overview.ts';
import { lastReadAt } from '#shared/connectors/freshness.ts';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import type { ApplicationState } from '#shared/table/application-store.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import { BY_URGENCY } from './health-text.ts';

/** States that do not end by themselves, or hide what people should know; the rest shows in the connection's health. */
const BROKEN: readonly HealthState[] = [
  'credentialsRevoked',
  'misconfigured',
  'permissionMissing',
  'malformedAnswer',
  'quotaExhausted',
  'unreachable',
];

export interface AttentionFacts {
  readonly connections: readonly ConnectionView[];
  /** Managed and active ones. */
  readonly licenses: readonly LicenseRow[];
  readonly applications: readonly ApplicationState[];
  /** Dates by which somebody must have decided, of contracts in their notice window. */
  readonly deadlines: readonly NextDate[];
  readonly contracts: readonly Pick<ContractState, 'id' | 'name' | 'paymentMethodId'>[];
  /** Ids of the payment methods there are. */
  readonly paymentMethods: ReadonlySet<string>;
}

export function attentionOf(facts: AttentionFacts): Attention[] {
  return [
    ...brokenConnections(facts.connections),
    ...heldReads(facts.connections),
    ...facts.deadlines.map(({ kind: date, ...rest }): Attention => ({ kind: 'deadline', date, ...rest })),
    ...staleConnections(facts.connections),
    ...overAssigned(facts.licenses),
    ...unused(facts.licenses),
    ...purchasedUnknown(facts.licenses),
    ...methodsGone(facts),
    ...ownerless(facts.applications),
  ];
}

export function named({ id, name, applicationId, applicationName }: ConnectionView) {
  return { connectionId: id, connectionName: name, applicationId, applicationName };
}

function ofLicense({ id, name, applicationId, applicationName }: LicenseRow) {
  return { licenseId: id, licenseName: name, applicationId, applicationName };
}

function isBroken({ health, paused }: ConnectionView): boolean {
  return !paused && BROKEN.includes(health.state);
}

function brokenConnections(connections: readonly ConnectionView[]): Attention[] {
  return connections
    .filter(isBroken)
    .sort((a, b) => BY_URGENCY.indexOf(a.health.state) - BY_URGENCY.indexOf(b.health.state))
    .map((one) => ({
      kind: 'connectionBroken',
      ...named(one),
      state: one.health.state,
      message: one.message,
      ...(one.health.since && { since: one.health.since }),
    }));
}

function heldReads(connections: readonly ConnectionView[]): Attention[] {
  return connections.flatMap((one): Attention[] => {
    if (!one.held) return [];
    const { version, accountsBefore, accountsNow, lost } = one.held;
    return [{ kind: 'readHeld', ...named(one), version, accountsBefore, accountsNow, lost }];
  });
}

function staleConnections(connections: readonly ConnectionView[]): Attention[] {
  return connections.flatMap((one): Attention[] => {
    const last = lastReadAt(one);
    if (!one.stale || isBroken(one) || last === undefined) return [];
    return [{ kind: 'connectionStale', ...named(one), lastReadAt: last, upload: one.upload }];
  });
}

function overAssigned(licenses: readonly LicenseRow[]): Attention[] {
  return licenses
    .flatMap((row) => {
      const { purchased, seats, overAssigned: over } = row;
      if (typeof purchased !== 'number' || seats === null || !over) return [];
      return [{ kind: 'overAssigned' as const, ...ofLicense(row), purchased, seats, overAssigned: over }];
    })
    .sort((a, b) => b.overAssigned - a.overAssigned);
}

/** People in figures that are out of date are no candidates, no more are exempt ones. */
function unused(licenses: readonly LicenseRow[]): Attention[] {
  return licenses
    .flatMap((row) => {
      const { states, exempt, people, periodDays, stale } = row;
      const count = (states?.inactive ?? 0) + (states?.neverActive ?? 0) - (exempt ?? 0);
      if (stale || count === 0 || people === null) return [];
      return [{ kind: 'unused' as const, ...ofLicense(row), unused: count, people, periodDays }];
    })
    .sort((a, b) => b.unused - a.unused);
}

function purchasedUnknown(licenses: readonly LicenseRow[]): Attention[] {
  return licenses
    .flatMap((row) => {
      const { purchased, seats } = row;
      if (purchased !== null || !seats) return [];
      return [{ kind: 'purchasedUnknown' as const, ...ofLicense(row), seats }];
    })
    .sort((a, b) => b.seats - a.seats);
}

function methodsGone({ contracts, paymentMethods }: AttentionFacts): Attention[] {
  return contracts
    .filter(({ paymentMethodId: id }) => id !== undefined && !paymentMethods.has(id))
    .map(({ id, name }) => ({ kind: 'methodGone', contractId: id, contractName: name }));
}

function ownerless(applications: readonly ApplicationState[]): Attention[] {
  return applications
    .filter(({ approval }) => approval === 'approved' || approval === 'tolerated')
    .filter(({ owners }) => Object.values(owners).every((mail) => !mail))
    .map(({ id, name }) => ({ kind: 'ownerless', applicationId: id, applicationName: name }));
}
