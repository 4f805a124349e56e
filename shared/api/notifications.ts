// Notices over HTTP: what a person wants to get, which addresses get something, and what was sent.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { Address, AddressInput, Preferences } from '#shared/domain/notifications/address.ts';
import { DeliveryStatus } from '#shared/domain/notifications/delivery-state.ts';
import { NoticeKind } from '#shared/domain/reminders/kind.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

export const AddressRow = Address.extend({
  status: z.enum(['active', 'unconfirmed', 'suspended']),
});
export type AddressRow = z.infer<typeof AddressRow>;

export const getPreferences = route({
  id: 'getPreferences',
  method: 'GET',
  path: '/api/notifications/preferences',
  noun: 'notifications',
  access: READERS.notifications,
  summary: 'What the signed-in person wants to get by mail, and whether their address is reached',
  /** `version` is 0 for a person of whom nothing is kept yet. */
  response: AddressRow,
});

export const updatePreferences = route({
  id: 'updatePreferences',
  method: 'PUT',
  path: '/api/notifications/preferences',
  noun: 'notifications',
  access: READERS.notifications,
  summary: 'Choose how each kind of notice arrives for the signed-in person',
  body: Preferences.extend(Seen.shape),
  response: AddressRow,
});

export const sendTestMail = route({
  id: 'sendTestMail',
  method: 'POST',
  path: '/api/notifications/test',
  noun: 'notifications',
  access: READERS.notifications,
  summary: 'Send the signed-in person a mail that shows they are reached',
  response: z.object({ messageId: z.string() }),
  status: 202,
});

export const listAddresses = route({
  id: 'listAddresses',
  method: 'GET',
  path: '/api/notifications/addresses',
  noun: 'notifications',
  access: READERS.mailbox,
  summary: 'Every address that gets notices',
  query: listQuery(['mail', 'name', 'addedAt', 'status'], { status: AddressRow.shape.status.optional() }),
  response: pageOf(AddressRow),
  csv: [
    { header: 'Mail', value: (row) => row.mail },
    { header: 'Name', value: (row) => row.name },
    { header: 'Status', value: (row) => row.status },
    { header: 'Roles', value: (row) => row.roles?.join(' ') },
    { header: 'Reason', value: (row) => row.suspension?.reason },
  ],
});

export const addAddress = route({
  id: 'addAddress',
  method: 'POST',
  path: '/api/notifications/addresses',
  noun: 'notifications',
  access: READERS.mailbox,
  summary: 'Add an address; it gets a link to confirm first',
  body: AddressInput,
  response: AddressRow,
  status: 201,
});

/** `id` is the mail address. */
export const updateAddress = route({
  id: 'updateAddress',
  method: 'PUT',
  path: '/api/notifications/addresses/{id}',
  noun: 'notifications',
  access: READERS.mailbox,
  summary: 'Change what an address gets',
  params: Id,
  body: AddressInput.omit({ mail: true }).extend(Seen.shape),
  response: AddressRow,
});

export const removeAddress = route({
  id: 'removeAddress',
  method: 'DELETE',
  path: '/api/notifications/addresses/{id}',
  noun: 'notifications',
  access: READERS.mailbox,
  summary: 'Remove an address with what it chose',
  params: Id,
});

export const resumeAddress = route({
  id: 'resumeAddress',
  method: 'POST',
  path: '/api/notifications/addresses/{id}/resume',
  noun: 'notifications',
  access: READERS.mailbox,
  summary:
    'Write again to an address that refused mail or complained; one that never confirmed is asked to first',
  params: Id,
  response: AddressRow,
});

export const confirmAgain = route({
  id: 'confirmAgain',
  method: 'POST',
  path: '/api/notifications/addresses/{id}/confirmation',
  noun: 'notifications',
  access: READERS.mailbox,
  summary: 'Send the link to confirm once more',
  params: Id,
  response: z.object({ messageId: z.string() }),
  status: 202,
});

export const MessageRow = z.object({
  id: z.string(),
  to: z.string(),
  /** What occasioned it. */
  purpose: z.enum(['digest', 'notice', 'confirmation', 'test']),
  subject: z.string(),
  kinds: z.array(NoticeKind),
  day: CivilDay,
  createdAt: Instant,
  status: DeliveryStatus,
  statusAt: Instant,
  /** Sent once more after a lost answer: it may have arrived twice. */
  repeated: z.boolean(),
  reason: z.string().optional(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const listMessages = route({
  id: 'listMessages',
  method: 'GET',
  path: '/api/notifications/messages',
  noun: 'notifications',
  access: READERS.notifications,
  summary: 'Mails of a month, newest first; administrators and IT see all, others their own',
  query: z.object({
    /** yyyy-mm in the organisation's time zone; the present one unless given. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    to: z.string().max(254).optional(),
    status: DeliveryStatus.optional(),
    limit: z.coerce
      .number()
      .pipe(z.literal([25, 50, 100]))
      .default(25),
    cursor: z.string().max(2000).optional(),
  }),
  response: z.object({ items: z.array(MessageRow), next: z.string().nullable() }),
});

export const getMessage = route({
  id: 'getMessage',
  method: 'GET',
  path: '/api/notifications/messages/{id}',
  noun: 'notifications',
  access: READERS.notifications,
  summary: 'One mail as it was sent; its links to stop or confirm are left out',
  params: Id,
  response: MessageRow.extend({ text: z.string(), html: z.string() }),
});

const Token = z.object({ token: z.string().max(2000).default('') });

const PAGE = { response: z.string(), mediaType: 'text/html; charset=utf-8', noun: 'notifications' } as const;

/** Mail scanners follow links: opening one only asks, the button or the mail program's own one-click POST acts. */
export const askUnsubscribe = route({
  ...PAGE,
  id: 'askUnsubscribe',
  method: 'GET',
  path: '/api/unsubscribe',
  access: 'public',
  summary: 'A page that asks whether to stop what the link names',
  query: Token,
});

export const unsubscribe = route({
  ...PAGE,
  id: 'unsubscribe',
  method: 'POST',
  path: '/api/unsubscribe',
  access: 'public',
  summary: 'Stop the kinds of notice that a signed link names, without sign-in (RFC 8058)',
  query: Token,
});

export const askConfirm = route({
  ...PAGE,
  id: 'askConfirm',
  method: 'GET',
  path: '/api/confirm',
  access: 'public',
  summary: 'A page that asks whether notices may be sent to this address',
  query: Token,
});

export const confirm = route({
  ...PAGE,
  id: 'confirm',
  method: 'POST',
  path: '/api/confirm',
  access: 'public',
  summary: 'Confirm an added address by its signed link',
  query: Token,
});

export const notificationRoutes = [
  getPreferences,
  updatePreferences,
  sendTestMail,
  listAddresses,
  addAddress,
  updateAddress,
  removeAddress,
  resumeAddress,
  confirmAgain,
  listMessages,
  getMessage,
  askUnsubscribe,
  unsubscribe,
  askConfirm,
  confirm,
] as const;
