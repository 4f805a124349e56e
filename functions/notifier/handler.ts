// Mail leaves here, and the mail service's word of it comes back here.

import { eventFunction } from '#functions/runtime/handler.ts';
import { mailContext } from '#functions/runtime/mail-context.ts';
import { notify } from './notify.ts';

export const handler = eventFunction(({ event, at, remainingMs }) =>
  notify(mailContext(at), event, at, remainingMs),
);
