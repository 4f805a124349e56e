// Connections as they are changed: credentials are tested before they are kept, and only their version stands in the table.
import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/connections.ts';
import type { Connector } from '#shared/connectors/connector.ts';
import { fieldTroubles, troubleText } from '#shared/connectors/field-trouble.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { childId } from '#shared/domain/applications/ids.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import { READ_TASKS } from '#shared/domain/connections/task.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import {
  type ConnectionState,
  connectionEntity,
  dueAt,
  loadConnection,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import { keys } from '#shared/table/keys.ts';
import { setCapturing } from '../capturing.ts';
import { viewOne } from '../connection-view.ts';
import { endpoint } from '../endpoint.ts';

/** An API request ends after 30 s at the gateway; a test that is slower says so before. */
const TEST_MS = 20_000;
/** Acting is switched on one by one by an admin; a new connection only observes. */
const OBSERVING: readonly Task[] = READ_TASKS;

const NO_CONNECTOR = refuse('invalid', 'There is no such connector', { field: 'connector' });
const NO_CONNECTION = refuse('notFound', 'There is no such connection');

async function test(
  context: ApiContext,
  connector: Connector,
  config: unknown,
  credentials: unknown,
): Promise<routes.TestResult> {
  if (connector.upload) {
    const capabilities = connector.offers.map(({ task }): Capability => ({ task, available: true }));
    return { ok: true, capabilities };
  }
  const { testConnection } = await import('#shared/connectors/test-connection.ts');
  return testConnection(connector, config, credentials, {
    allowLoopback: context.allowLoopback,
    deadline: Date.now() + TEST_MS,
    attempts: 2,
  });
}

/** A secret goes to the host that it was typed for and to no other one. */
function movesHost(connector: Connector, before: unknown, after: unknown): boolean {
  const known = new Set(connector.ownHosts?.(before));
  return (connector.ownHosts?.(after) ?? []).some((host) => !known.has(host));
}
const MOVED = {
  code: 'invalid',
  reason: 'Type the credentials again: they were given for another host',
  field: 'credentials',
} as const;

async function viewed(context: ApiContext, outcome: Outcome<Stored<ConnectionState>>, at: string) {
  return outcome.ok ? done(await viewOne(context.table, outcome.value, at)) : outcome;
}

function checkedConfig(connector: Connector, config: unknown): Outcome<Record<string, unknown>> {
  const result = connector.config.safeParse(config);
  if (result.success) return done(result.data as Record<string, unknown>);
  const troubles = fieldTroubles(connector.config, config, result.error);
  const errors = troubles.map(({ field, words }) => ({ field: `config.${field}`, reason: words }));
  return refuse('invalid', troubles.map(troubleText).join('. '), { errors });
}

/** Makes a connection due now and hurries the function that reads it; one that is being read stays listed as that until its end. */
async function hurry(context: ApiContext, id: string, at: string): Promise<void> {
  const key = keys.connection(id);
  const names = { '#lease': 'lease', '#expires': 'expiresAt' };
  const values = { ':now': at };
  const idle = 'attribute_not_exists(#figures.#lease) OR #figures.#lease.#expires < :now';
  const busy = '#figures.#lease.#expires >= :now';
  const wish = { nextRunAt: at };
  const asIdle = { index: dueAt(id, at), guard: { expression: idle, names, values } };
  const asBusy = { guard: { expression: busy, names, values } };
  // A run that ends between the two would leave the wish in no list of what is due.
  (await setFigures(context.table, key, wish, asIdle)) ||
    (await setFigures(context.table, key, wish, asBusy)) ||
    (await setFigures(context.table, key, wish, asIdle));
  await context.send(eventEntry(syncRequested, { connectionId: id, cause: 'manual' }, at));
}

export const connectionChangeEndpoints = [
  endpoint(routes.testNewConnection, async (context, { body }) => {
    const connector = connectorById(body.connector);
    if (!connector) return NO_CONNECTOR;
    return done(await test(context, connector, body.config, body.credentials));
  }),

  endpoint(routes.createConnection, async (context, { body, actor, at }) => {
    const { applicationId, credentials, tasks, ...input } = body;
    const connector = connectorById(body.connector);
    // What is assigned by hand makes its place itself.
    if (!connector || connector.byHand) return NO_CONNECTOR;
    if (!(await loadApplication(context.table, applicationId)))
      return refuse('invalid', 'There is no such application', { field: 'applicationId' });
    const config = checkedConfig(connector, body.config);
    if (!config.ok) return config;
    const tested = await test(context, connector, config.value, credentials);
    if (!tested.ok) return refuse('vendor', tested.reason, { field: 'credentials' });
    const offered = connector.offers.map(({ task }) => task);
    const on = (tasks ?? offered).filter((task) => offered.includes(task) && OBSERVING.includes(task));
    const id = childId(applicationId, crypto.randomUUID());
    const secretVersion =
      credentials && !connector.upload ? await context.secrets.write(id, credentials) : undefined;
    const outcome = await createItem(context.table, connectionEntity, at, {
      state: {
        ...input,
        id,
        applicationId,
        config: config.value,
        tasks: Object.fromEntries(offered.map((task) => [task, on.includes(task)])),
        capabilities: [...tested.capabilities],
        ...(secretVersion !== undefined && { secretVersion }),
        health: { state: 'waiting', since: at },
      },
      line: { actor, deed: 'connected' },
      ...(!connector.upload && { figures: { nextRunAt: at }, index: dueAt(id, at) }),
    });
    if (outcome.ok && !connector.upload)
      await context.send(eventEntry(syncRequested, { connectionId: id, cause: 'manual' }, at));
    return viewed(context, outcome, at);
  }),

  endpoint(routes.updateConnection, async (context, { params, body, actor, at }) => {
    const { version: seen, credentials, ...input } = body;
    const stored = await loadConnection(context.table, params.id);
    if (!stored) return NO_CONNECTION;
    const connector = connectorById(stored.state.connector);
    if (!connector) return NO_CONNECTOR;
    const config = checkedConfig(connector, input.config);
    if (!config.ok) return config;
    let renewed: Partial<ConnectionState> = {};
    if (credentials && !connector.upload) {
      const tested = await test(context, connector, config.value, credentials);
      if (!tested.ok) return refuse('vendor', tested.reason, { field: 'credentials' });
      const secretVersion = await context.secrets.write(params.id, credentials);
      renewed = { secretVersion, capabilities: [...tested.capabilities] };
    }
    const key = keys.connection(params.id);
    const outcome = await changeItem(
      context.table,
      connectionEntity,
      key,
      at,
      ({ state: before }) => {
        if (!credentials && movesHost(connector, before.config, config.value)) return { refusal: MOVED };
        const state = { ...before, ...input, config: config.value, ...renewed };
        const changes = fieldChanges(before, state, ['capabilities', 'health']);
        if (changes.length === 0) return 'unchanged';
        return { state, line: { actor, deed: credentials ? 'reconnected' : 'changed', changes } };
      },
      { seen },
    );
    if (outcome.ok && !connector.upload && !outcome.value.state.paused) await hurry(context, params.id, at);
    return viewed(context, outcome, at);
  }),

  endpoint(routes.switchTasks, async (context, { params, body, caller, actor, at }) => {
    const key = keys.connection(params.id);
    const acting = Object.entries(body.tasks).some(([task, on]) => on && !OBSERVING.includes(task as Task));
    if (acting && !caller.roles.includes('admin'))
      return refuse('forbidden', 'Only an admin may let a connection act at its vendor', { field: 'tasks' });
    const outcome = await changeItem(context.table, connectionEntity, key, at, ({ state: before }) => {
      const offered = connectorById(before.connector)?.offers.map(({ task }) => task) ?? [];
      const unknown = Object.keys(body.tasks).find((task) => !offered.includes(task as Task));
      if (unknown !== undefined) {
        const refusal = { code: 'invalid', reason: `This connector has no task ${unknown}` } as const;
        return { refusal: { ...refusal, field: `tasks.${unknown}` } };
      }
      const state = { ...before, tasks: { ...before.tasks, ...body.tasks } };
      const changes = fieldChanges(before.tasks, state.tasks);
      return changes.length === 0 ? 'unchanged' : { state, line: { actor, deed: 'taskSwitched', changes } };
    });
    if (outcome.ok)
      await setCapturing(context.table, params.id, outcome.value.state.tasks.licenses === true, actor, at);
    return viewed(context, outcome, at);
  }),

  endpoint(routes.syncConnection, async (context, { params, at }) => {
    const stored = await loadConnection(context.table, params.id);
    if (!stored) return NO_CONNECTION;
    if (connectorById(stored.state.connector)?.upload)
      return refuse('notNow', 'This connection is fed by uploads; there is nothing to read');
    if (stored.state.paused) return refuse('notNow', 'This connection is paused; resume it first');
    await hurry(context, params.id, at);
    return done(await viewOne(context.table, stored, at));
  }),

  endpoint(routes.testStoredConnection, async (context, { params, at }) => {
    const stored = await loadConnection(context.table, params.id);
    if (!stored) return NO_CONNECTION;
    if (connectorById(stored.state.connector)?.upload)
      return refuse('notNow', 'This connection is fed by uploads; there is nothing to sign in to');
    await context.send(eventEntry(syncRequested, { connectionId: params.id, cause: 'test' }, at));
    return done(await viewOne(context.table, stored, at));
  }),

  endpoint(routes.deleteConnection, async (context, { params, actor, at }) => {
    const key = keys.connection(params.id);
    const outcome = await changeItem(context.table, connectionEntity, key, at, ({ state }) => ({
      state,
      line: { actor, deed: 'deleted' },
      tombstone: true,
    }));
    if (!outcome.ok) return outcome;
    await setCapturing(context.table, params.id, false, actor, at);
    await context.secrets.destroy(params.id);
    return done(undefined);
  }),
];
