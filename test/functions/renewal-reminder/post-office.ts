// An organisation with its table and mail service: events go in, mails come out, as in the deployed functions.
import { notify } from '#functions/notifier/notify.ts';
import type { MailContext } from '#functions/notifier/send-message.ts';
import { remind } from '#functions/renewal-reminder/remind.ts';
import { busEvent } from '#infra/local/bus.ts';
import { scheduledEvent } from '#infra/local/schedules.ts';
import { ContractInput } from '#shared/domain/contracts/contract.ts';
import { Settings } from '#shared/domain/settings/settings.ts';
import { DeliveredEvent, type EventEntry } from '#shared/events/event.ts';
import { type AddressState, rememberPerson } from '#shared/table/address-store.ts';
import { applicationEntity } from '#shared/table/application-store.ts';
import { createItem } from '#shared/table/commit.ts';
import { connectionEntity } from '#shared/table/connection-store.ts';
import { type ContractState, contractEntity } from '#shared/table/contract-store.ts';
import { settingsEntity } from '#shared/table/settings-store.ts';
import { tableAt } from '#shared/table/table.ts';
import { createTable, type TestTable } from '#test/shared/table/embedded-table.ts';
import { type MailServer, startMailServer } from '../notifier/mail-server.ts';

export const ACTOR = { kind: 'person', id: 'ana@example.com', name: 'Ana' } as const;
export const START = '2026-01-01T00:00:00.000Z';

export interface PostOffice {
  readonly table: TestTable;
  readonly server: MailServer;
  readonly context: MailContext;
  /** A turn of the hourly schedule, with everything that follows from it. */
  tick(at: string): Promise<void>;
  /** A turn of the notifier's own: it looks for what is open. */
  sweep(at: string): Promise<void>;
  /** An event of the bus to the reminders. */
  deliver(entry: EventEntry): Promise<void>;
  /** Feedback of the mail service. */
  hear(detail: object, at: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const [table, server] = await Promise.all([createTable(), startMailServer()]);
  const context: MailContext = {
    table,
    mail: () => server.client,
    from: 'seatledger@example.com',
    configurationSet: 'seatledger',
    publicUrl: 'https://seats.example.com',
    linkSecret: async () => 'secret',
  };
  const queue: EventEntry[] = [];
  const send = async (...entries: readonly EventEntry[]) => void queue.push(...entries);
  const reminders = (at: string) => ({ table: tableAt(table, at), send });
  const mails = (at: string): MailContext => ({ ...context, table: tableAt(table, at) });
  const drain = async () => {
    for (const entry of queue.splice(0)) {
      const event = delivered(entry);
      const at = new Date(event.time).toISOString();
      await notify(mails(at), event, at, () => 60_000);
    }
  };
  return {
    table,
    server,
    context,
    tick: async (at) => {
      await remind(reminders(at), DeliveredEvent.parse(scheduledEvent(new Date(at))), at);
      await drain();
    },
    sweep: async (at) => {
      await notify(mails(at), DeliveredEvent.parse(scheduledEvent(new Date(at))), at, () => 60_000);
    },
    deliver: async (entry) => {
      const at = entry.Time.toISOString();
      await remind(reminders(at), delivered(entry), at);
      await drain();
    },
    hear: async (detail, at) => {
      const event = busEvent({ source: 'aws.ses', detailType: 'Email', detail, at: new Date(at) });
      await notify(mails(at), DeliveredEvent.parse(event), at, () => 60_000);
    },
    close: async () => {
      await server.close();
      await table.drop();
    },
  };
}

function delivered({ Source, DetailType, Detail, Time }: EventEntry): DeliveredEvent {
  return DeliveredEvent.parse(
    busEvent({ source: Source, detailType: DetailType, detail: JSON.parse(Detail), at: Time }),
  );
}

export async function setUp(
  { table }: PostOffice,
  timeZone: string,
  people: readonly { readonly mail: string; readonly roles: AddressState['roles'] }[],
): Promise<void> {
  const state = Settings.parse({ timeZone, mailHour: 8 });
  await createItem(table, settingsEntity, START, { state, line: { actor: ACTOR, deed: 'created' } });
  for (const { mail, roles = [] } of people) await rememberPerson(table, { mail, name: mail, roles }, START);
}

export async function addContract({ table }: PostOffice, id: string, input: unknown): Promise<ContractState> {
  const state: ContractState = { ...ContractInput.parse(input), id, confirmed: [] };
  const outcome = await createItem(table, contractEntity, START, {
    state,
    line: { actor: ACTOR, deed: 'created' },
  });
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  return state;
}

export async function addApplication({ table }: PostOffice, id: string, owners: object): Promise<void> {
  const state = { id, name: `App ${id}`, vendor: '', category: '', approval: 'approved', owners, notes: '' };
  await createItem(table, applicationEntity, START, {
    state: state as never,
    line: { actor: ACTOR, deed: 'created' },
  });
}

export async function addConnection({ table }: PostOffice, health: object): Promise<void> {
  const state = {
    id: 'app.1',
    applicationId: 'app',
    name: 'Salesforce production',
    config: {},
    connector: 'salesforce',
    tasks: {},
    capabilities: [],
    health,
  };
  await createItem(table, connectionEntity, START, {
    state: state as never,
    line: { actor: ACTOR, deed: 'created' },
  });
}
