// The columns each kind of file may have: their template headers, the names other programs give them, and how they are read.
import { MAPPING_COLUMNS } from '../assignments/sheet-columns.ts';
import { STATEMENT_COLUMNS } from '../spend/statement-columns.ts';
import { id, kind, mail, name, status } from './account-columns.ts';
import {
  readCivilDay,
  readLastActive,
  readLicenseKind,
  readMail,
  readMails,
  readQuantity,
  readText,
} from './cell-readers.ts';
import type { Column, ReadOptions } from './column.ts';
import type { Reading } from './read-day.ts';

export const COLUMNS = {
  people: {
    mail: { ...mail, required: true },
    name,
    aliases: {
      header: 'Aliases',
      what: 'Other addresses of the same person, separated by blanks',
      example: 'ana.ng@example.com',
      synonyms: ['alias', 'emailaliases', 'otheremails', 'secondaryemail', 'proxyaddresses'],
      read: readMails,
    },
    status,
    department: {
      header: 'Department',
      what: 'Department',
      example: 'Sales',
      synonyms: ['dept', 'team', 'abteilung', 'costcenter'],
      read: readText,
    },
    title: {
      header: 'Title',
      what: 'Job title',
      example: 'Account executive',
      synonyms: ['jobtitle', 'position', 'role'],
      read: readText,
    },
    managerMail: {
      header: 'Manager',
      what: "Manager's mail address",
      example: 'raj@example.com',
      synonyms: ['manageremail', 'managermail', 'supervisor', 'reportsto'],
      read: readMail,
    },
    id,
    kind,
  },
  licenses: {
    name: {
      header: 'License',
      what: 'Name of the license',
      example: 'Team plan',
      required: true,
      synonyms: ['licensename', 'licence', 'licencename', 'name', 'product', 'plan', 'sku', 'subscription'],
      read: readText,
    },
    key: {
      header: 'Key',
      what: "The vendor's own key of it",
      example: 'TEAM-2026',
      synonyms: ['licensekey', 'licencekey', 'skuid', 'productid', 'partnumber'],
      read: readText,
    },
    type: {
      header: 'Type',
      what: "The vendor's grouping",
      example: 'user',
      synonyms: ['licensetype', 'licencetype', 'category'],
      read: readText,
    },
    kind: {
      header: 'Kind',
      what: 'user (seats) or quantity (a metric); blank is user',
      example: 'user',
      synonyms: ['licensekind', 'measure'],
      read: readLicenseKind,
    },
    purchased: {
      header: 'Purchased',
      what: 'Bought quantity, or unlimited',
      example: '50',
      synonyms: [
        'quantity',
        'seats',
        'total',
        'totallicenses',
        'totalseats',
        'licenses',
        'bought',
        'count',
        'anzahl',
      ],
      read: readQuantity,
    },
    expiresOn: {
      header: 'Expires on',
      what: 'Last day it may be used',
      example: '2027-03-31',
      synonyms: ['expires', 'expirationdate', 'expirydate', 'enddate', 'end'],
      read: readCivilDay,
    },
  },
  assignments: {
    mail: { ...mail, what: "Mail address of the account's person; this or the account ID" },
    id,
    license: {
      header: 'License',
      what: 'Name or key of the license held',
      example: 'Team plan',
      required: true,
      synonyms: [
        'licensename',
        'licence',
        'licencename',
        'plan',
        'sku',
        'skuid',
        'product',
        'subscription',
        'licensekey',
        'assignedlicense',
        'seat',
        'seattype',
      ],
      read: readText,
    },
    name,
    status,
    lastActive: {
      header: 'Last active',
      what: 'Last day of use, or never; blank is not known',
      example: '2026-04-05',
      synonyms: [
        'lastactivity',
        'lastlogin',
        'lastlogindate',
        'lastseen',
        'lastused',
        'lastsignin',
        'lastaccess',
        'lastactivedate',
        'lastactivitydate',
      ],
      read: readLastActive,
    },
    since: {
      header: 'Held since',
      what: 'First day the license was held',
      example: '2025-01-15',
      synonyms: [
        'since',
        'assignedon',
        'assigned',
        'assigneddate',
        'startdate',
        'created',
        'createdat',
        'dateadded',
      ],
      read: readCivilDay,
    },
    via: {
      header: 'Through',
      what: 'Group the license comes through',
      example: 'All staff',
      synonyms: ['via', 'group', 'groupname', 'assignedby'],
      read: readText,
    },
    kind,
  },
  mapping: MAPPING_COLUMNS,
  statement: STATEMENT_COLUMNS,
} as const satisfies Record<string, Record<string, Column<unknown>>>;

type Columns = typeof COLUMNS;
type ValueOf<C> = C extends { read(text: string, options: ReadOptions): Reading<infer T> } ? T : never;

/** What a good row of this kind says; a blank cell says nothing. */
export type RowValues<K extends keyof Columns> = {
  -readonly [F in keyof Columns[K]]?: ValueOf<Columns[K][F]>;
};

export type NamedColumn = Column<unknown> & { readonly field: string };

function named(columns: Columns[keyof Columns]): readonly NamedColumn[] {
  return Object.entries(columns).map(([field, column]) => ({ field, ...column }));
}

const NAMED: Readonly<Record<keyof Columns, readonly NamedColumn[]>> = {
  people: named(COLUMNS.people),
  licenses: named(COLUMNS.licenses),
  assignments: named(COLUMNS.assignments),
  mapping: named(COLUMNS.mapping),
  statement: named(COLUMNS.statement),
};

/** The columns of a kind with their field names, in template order. */
export function columnsOf(of: keyof Columns): readonly NamedColumn[] {
  return NAMED[of];
}

/** The first line of an empty file of this kind. */
export function templateHeaders(of: keyof Columns): readonly string[] {
  return columnsOf(of).map((column) => column.header);
}
