// The pages of the menu, in the order people read them, each with what has to be read to show it.

import {
  IconAddressBook,
  IconApps,
  IconBell,
  IconCalendarDue,
  IconCertificate,
  IconFileImport,
  IconFileText,
  IconHistory,
  IconHome,
  IconPlugConnected,
  IconReceipt,
  IconReportMoney,
  IconSettings,
  IconTarget,
  IconUserMinus,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { admits, READERS, type Readable } from '#shared/api/readers.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { PagePath } from '#web/ui/links.tsx';

interface Page {
  readonly path: PagePath;
  readonly name: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What else people call it, for the command palette. */
  readonly also: string;
  readonly shows: Readable;
}

const PAGES: readonly (readonly Page[])[] = [
  [
    { path: '/', shows: 'overview', name: 'Home', icon: IconHome, also: 'overview dashboard attention' },
    {
      path: '/licenses',
      shows: 'licenses',
      name: 'Licenses',
      icon: IconCertificate,
      also: 'licences seats utilization',
    },
    {
      path: '/applications',
      shows: 'applications',
      name: 'Applications',
      icon: IconApps,
      also: 'apps vendors owners',
    },
    {
      path: '/people',
      shows: 'people',
      name: 'People',
      icon: IconAddressBook,
      also: 'employees users directory',
    },
    {
      path: '/actions',
      shows: 'actions',
      name: 'Actions',
      icon: IconUserMinus,
      also: 'reclaim restore downgrade tasks approvals',
    },
    {
      path: '/contracts',
      shows: 'contracts',
      name: 'Contracts',
      icon: IconFileText,
      also: 'agreements terms dates',
    },
    {
      path: '/renewals',
      shows: 'renewals',
      name: 'Renewals',
      icon: IconCalendarDue,
      also: 'calendar deadlines notice approval policies',
    },
    {
      path: '/spend',
      shows: 'spend',
      name: 'Spend',
      icon: IconReceipt,
      also: 'transactions statements bank cost',
    },
    {
      path: '/budgets',
      shows: 'budgets',
      name: 'Budgets',
      icon: IconTarget,
      also: 'plan forecast burn',
    },
    {
      path: '/reports',
      shows: 'reports',
      name: 'Reports',
      icon: IconReportMoney,
      also: 'cost spend payments budget',
    },
    { path: '/logs', shows: 'ledger', name: 'Logs', icon: IconHistory, also: 'ledger audit history' },
  ],
  [
    {
      path: '/connections',
      shows: 'connections',
      name: 'Connections',
      icon: IconPlugConnected,
      also: 'integrations sync vendors',
    },
    { path: '/import', shows: 'imports', name: 'Import', icon: IconFileImport, also: 'csv upload' },
    {
      path: '/notifications',
      shows: 'notifications',
      name: 'Notifications',
      icon: IconBell,
      also: 'mail preferences addresses',
    },
    {
      path: '/settings',
      shows: 'settings',
      name: 'Settings',
      icon: IconSettings,
      also: 'time zone currency inactivity',
    },
  ],
];

/** The menu of somebody with these roles: groups that would be empty are left out. */
export function pagesFor(roles: readonly Role[]): readonly (readonly Page[])[] {
  return PAGES.map((group) => group.filter(({ shows }) => admits(READERS[shows], roles))).filter(
    ({ length }) => length > 0,
  );
}

/** Whether a page, or the page that it is part of, is shown to somebody with these roles. */
export function mayOpen(path: PagePath, roles: readonly Role[]): boolean {
  const root = `/${path.split('/')[1]}`;
  const page = PAGES.flat().find((one) => one.path === root);
  return page === undefined || admits(READERS[page.shows], roles);
}
