// The columns that tell an account are the same in every kind of file.
import { readAccountKind, readMail, readStatus, readText } from './cell-readers.ts';

export const mail = {
  header: 'Mail',
  what: 'Primary mail address',
  example: 'ana@example.com',
  synonyms: [
    'email',
    'emailaddress',
    'mailaddress',
    'primaryemail',
    'useremail',
    'username',
    'login',
    'upn',
    'userprincipalname',
    'user',
    'emailid',
  ],
  read: readMail,
} as const;
export const name = {
  header: 'Name',
  what: 'Full name',
  example: 'Ana Ng',
  synonyms: ['fullname', 'displayname', 'employeename', 'person', 'vollername'],
  read: readText,
} as const;
export const id = {
  header: 'Account ID',
  what: "The application's own id of the account, if it has one",
  example: '1042',
  synonyms: ['id', 'userid', 'accountid', 'employeeid', 'personid'],
  read: readText,
} as const;
export const status = {
  header: 'Status',
  what: 'active, suspended or disabled; blank is active',
  example: 'active',
  synonyms: ['accountstatus', 'userstatus', 'state', 'employmentstatus', 'active', 'isactive'],
  read: readStatus,
} as const;
export const kind = {
  header: 'Account kind',
  what: 'person, external or service; blank is person',
  example: 'person',
  synonyms: ['accountkind', 'accounttype', 'usertype'],
  read: readAccountKind,
} as const;
