// The columns of a sheet that maps licenses to people.
import { mail } from '../imports/account-columns.ts';
import { readCivilDay, readText } from '../imports/cell-readers.ts';
import type { Reading } from '../imports/read-day.ts';
import { MOST_ROLE } from './assignment.ts';

export type SheetAct = 'put' | 'end' | 'remove';

const ACTS: Readonly<Record<SheetAct, RegExp>> = {
  put: /^(add|update|assign|change|set)$/i,
  end: /^(end|ended|stop|expire)$/i,
  remove: /^(remove|delete|unassign)$/i,
};

function readAct(text: string): Reading<SheetAct> {
  for (const act of ['put', 'end', 'remove'] as const) if (ACTS[act].test(text)) return { value: act };
  return { reason: `"${text}" is none of add, update, end, remove` };
}

function readRole(text: string): Reading<string> {
  const role = readText(text);
  if ('value' in role && role.value.length > MOST_ROLE)
    return { reason: `is longer than ${MOST_ROLE} characters` };
  return role;
}

export const MAPPING_COLUMNS = {
  mail: { ...mail, header: 'Email Id', what: 'Mail address of the person', required: true },
  license: {
    header: 'License Name',
    what: 'Name of a license of this application',
    example: 'Team plan',
    required: true,
    synonyms: ['license', 'licence', 'licencename', 'plan', 'subscription', 'product', 'sku'],
    read: readText,
  },
  role: {
    header: 'Role',
    what: 'What they do with it',
    example: 'Editor',
    synonyms: ['userrole', 'accessrole', 'accesslevel'],
    read: readRole,
  },
  from: {
    header: 'Start Date',
    what: 'First day they hold it',
    example: '2026-01-15',
    synonyms: ['start', 'from', 'since', 'heldsince', 'assignedon', 'assigneddate', 'begins'],
    read: readCivilDay,
  },
  until: {
    header: 'End Date',
    what: 'Last day they hold it',
    example: '2026-12-31',
    synonyms: ['end', 'until', 'to', 'expires', 'expireson', 'expirydate', 'ends'],
    read: readCivilDay,
  },
  act: {
    header: 'Action',
    what: 'add, update, end (on the End Date, or today) or remove (as if it had never been); blank adds or updates',
    example: 'add',
    synonyms: ['actiontype', 'operation', 'do'],
    read: readAct,
  },
} as const;
