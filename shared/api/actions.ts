// Actions on seats over HTTP: what would happen, what was asked for, and what people decide on the way.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import {
  Action,
  ActionSaving,
  ActionState,
  ApprovalReason,
  PlannedAction,
} from '#shared/domain/reclaim/action.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

/** Accounts that one request may name; more are asked for in several. */
export const MOST_SEATS = 500;

const Asked = z.object({
  licenseId: z.string().min(1).max(200),
  /** What was taken away is given back from the action that took it. */
  task: z.enum(['reclaim', 'downgrade']),
  accountIds: z.array(z.string().min(1).max(300)).min(1).max(MOST_SEATS),
  /** Of a downgrade: the license they hold afterwards. */
  toLicenseId: z.string().max(200).optional(),
});

const AskedWithNote = Asked.extend({ note: z.string().trim().max(1_000).optional() });

const Refused = z.object({ reason: z.string() });

/** One account: what would be done, or why nothing can be. */
const PreviewRow = z.object({
  accountId: z.string(),
  name: z.string(),
  mail: z.string(),
  lastActiveOn: CivilDay.nullable().optional(),
  plan: PlannedAction.optional(),
  saves: ActionSaving.optional(),
  reasons: z.array(ApprovalReason),
  refused: Refused.optional(),
});

export const ActionRow = Action.extend({
  applicationName: z.string(),
  connectionName: z.string(),
  /** Whether what it took can be given back by an action of its own now. */
  restorable: z.boolean(),
});
export type ActionRow = z.infer<typeof ActionRow>;

const AskedRow = z.object({
  accountId: z.string(),
  action: ActionRow.optional(),
  refused: Refused.optional(),
});

const ACCESS = READERS.actions;

export const previewActions = route({
  id: 'previewActions',
  method: 'POST',
  path: '/api/actions/preview',
  noun: 'actions',
  access: ACCESS,
  summary: 'What would be done for each of these accounts; nothing is kept',
  body: Asked,
  response: z.object({
    licenseName: z.string(),
    connectionName: z.string(),
    /** Whether an admin switched the task on; without it only what is done by hand can be asked for. */
    acting: z.discriminatedUnion('on', [
      z.object({ on: z.literal(true) }),
      z.object({ on: z.literal(false), reason: z.string() }),
    ]),
    items: z.array(PreviewRow),
    /** Seats that become free, and what they save a year, by currency. */
    frees: z.int(),
    saves: ActionSaving,
  }),
});

export const askForActions = route({
  id: 'askForActions',
  method: 'POST',
  path: '/api/actions',
  noun: 'actions',
  access: ACCESS,
  summary: 'Ask for these accounts; each has its own result, and what needs nobody’s approval is done soon',
  body: AskedWithNote,
  response: z.object({ items: z.array(AskedRow) }),
  status: 201,
});

export const listActions = route({
  id: 'listActions',
  method: 'GET',
  path: '/api/actions',
  noun: 'actions',
  access: { roles: ACCESS.roles },
  summary: 'Actions that are open, that failed, or of one month; the newest first',
  query: listQuery(['asked', 'name', 'license', 'state'], {
    show: z.enum(['open', 'failed', 'all']).default('open'),
    /** With `all`: asked for in this month (yyyy-mm), the present one by default. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    state: ActionState.optional(),
    applicationId: z.string().max(200).optional(),
    licenseId: z.string().max(200).optional(),
  }),
  response: pageOf(ActionRow),
  csv: [
    { header: 'Asked', value: (row) => row.asked.at },
    { header: 'By', value: (row) => row.asked.by.name ?? row.asked.by.id },
    { header: 'Action', value: (row) => row.task },
    { header: 'Application', value: (row) => row.applicationName },
    { header: 'License', value: (row) => row.seat.sku.name },
    { header: 'Name', value: (row) => row.seat.account.name },
    { header: 'Mail', value: (row) => row.seat.account.mails[0] },
    { header: 'State', value: (row) => row.state },
    { header: 'Done', value: (row) => row.performed?.at },
    { header: 'Reason', value: (row) => row.failure?.reason ?? row.closed?.why },
  ],
});

export const getAction = route({
  id: 'getAction',
  method: 'GET',
  path: '/api/actions/{id}',
  noun: 'actions',
  access: ACCESS,
  summary: 'One action with everything that became of it',
  params: Id,
  response: ActionRow,
});

const Noted = Seen.extend({ note: z.string().trim().max(1_000).optional() });

export const answerAction = route({
  id: 'answerAction',
  method: 'POST',
  path: '/api/actions/{id}/answer',
  noun: 'actions',
  access: ACCESS,
  summary: 'Approve or refuse what somebody else asked for',
  params: Id,
  body: Noted.extend({ verdict: z.enum(['approved', 'refused']) }),
  response: ActionRow,
});

export const cancelAction = route({
  id: 'cancelAction',
  method: 'POST',
  path: '/api/actions/{id}/cancel',
  noun: 'actions',
  access: ACCESS,
  summary: 'Call off what has not begun at the vendor',
  params: Id,
  body: Noted,
  response: ActionRow,
});

export const retryAction = route({
  id: 'retryAction',
  method: 'POST',
  path: '/api/actions/{id}/retry',
  noun: 'actions',
  access: ACCESS,
  summary: 'Try again what failed',
  params: Id,
  body: Seen,
  response: ActionRow,
});

export const closeAction = route({
  id: 'closeAction',
  method: 'POST',
  path: '/api/actions/{id}/close',
  noun: 'actions',
  access: ACCESS,
  summary: 'Say that it was done by hand, which the next read checks, or that there is nothing to do',
  params: Id,
  body: Noted.extend({ outcome: z.enum(['done', 'skipped']) }),
  response: ActionRow,
});

export const restoreAction = route({
  id: 'restoreAction',
  method: 'POST',
  path: '/api/actions/{id}/restore',
  noun: 'actions',
  access: ACCESS,
  summary: 'Give back what a reclaim took away, as an action of its own',
  params: Id,
  body: z.object({ note: z.string().trim().max(1_000).optional() }),
  response: ActionRow,
  status: 201,
});

export const actionRoutes = [
  previewActions,
  askForActions,
  listActions,
  getAction,
  answerAction,
  cancelAction,
  retryAction,
  closeAction,
  restoreAction,
] as const;
