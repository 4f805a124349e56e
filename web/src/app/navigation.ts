// The pages of the menu, in the order people read them, each with the route whose roles may open it.

import {
  IconAddressBook,
  IconApps,
  IconBell,
  IconCertificate,
  IconFileImport,
  IconFileText,
  IconHistory,
  IconHome,
  IconPlugConnected,
  IconReceipt,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { PagePath } from '#web/ui/links.tsx';

interface Page {
  readonly path: PagePath;
  readonly name: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What else people call it, for the command palette. */
  readonly also: string;
  /** Only these see it; everyone where it is absent. */
  readonly changesOnly?: true;
}

export const PAGES: readonly (readonly Page[])[] = [
  [
    { path: '/', name: 'Home', icon: IconHome, also: 'overview dashboard attention' },
    { path: '/licenses', name: 'Licenses', icon: IconCertificate, also: 'licences seats utilization' },
    { path: '/applications', name: 'Applications', icon: IconApps, also: 'apps vendors owners' },
    { path: '/people', name: 'People', icon: IconAddressBook, also: 'employees users directory' },
    { path: '/contracts', name: 'Contracts', icon: IconFileText, also: 'renewals notice dates' },
    { path: '/spend', name: 'Spend', icon: IconReceipt, also: 'transactions statements bank card cost' },
    { path: '/logs', name: 'Logs', icon: IconHistory, also: 'ledger audit history' },
  ],
  [
    { path: '/connections', name: 'Connections', icon: IconPlugConnected, also: 'integrations sync vendors' },
    { path: '/import', name: 'Import', icon: IconFileImport, also: 'csv upload', changesOnly: true },
    { path: '/notifications', name: 'Notifications', icon: IconBell, also: 'mail preferences addresses' },
    { path: '/settings', name: 'Settings', icon: IconSettings, also: 'time zone currency inactivity' },
  ],
];
