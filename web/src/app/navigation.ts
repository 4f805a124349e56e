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
  IconReportMoney,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { listConnections } from '#shared/api/connections.ts';
import { listContracts } from '#shared/api/contracts.ts';
import { beginImport } from '#shared/api/imports.ts';
import { listLedger } from '#shared/api/ledger.ts';
import { listLicenses } from '#shared/api/licenses.ts';
import { getPreferences } from '#shared/api/notifications.ts';
import { getOverview } from '#shared/api/overview.ts';
import { listPeople } from '#shared/api/people.ts';
import { reportAnnualCost } from '#shared/api/reports.ts';
import { getSettings } from '#shared/api/settings.ts';
import type { AnyRoute } from '#web/api/client.ts';
import type { PagePath } from '#web/ui/links.tsx';
import { permissionFor, type Session } from './session.ts';

interface Page {
  readonly path: PagePath;
  readonly name: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What else people call it, for the command palette. */
  readonly also: string;
  /** What the page asks the API for: whoever may not ask is not led there. */
  readonly route: Pick<AnyRoute, 'access'>;
}

const PAGES: readonly (readonly Page[])[] = [
  [
    { path: '/', name: 'Home', icon: IconHome, also: 'overview dashboard attention', route: getOverview },
    {
      path: '/licenses',
      name: 'Licenses',
      icon: IconCertificate,
      also: 'licences seats utilization',
      route: listLicenses,
    },
    {
      path: '/applications',
      name: 'Applications',
      icon: IconApps,
      also: 'apps vendors owners',
      route: listApplications,
    },
    {
      path: '/people',
      name: 'People',
      icon: IconAddressBook,
      also: 'employees users directory',
      route: listPeople,
    },
    {
      path: '/contracts',
      name: 'Contracts',
      icon: IconFileText,
      also: 'renewals notice dates',
      route: listContracts,
    },
    {
      path: '/reports',
      name: 'Reports',
      icon: IconReportMoney,
      also: 'cost spend payments budget',
      route: reportAnnualCost,
    },
    { path: '/logs', name: 'Logs', icon: IconHistory, also: 'ledger audit history', route: listLedger },
  ],
  [
    {
      path: '/connections',
      name: 'Connections',
      icon: IconPlugConnected,
      also: 'integrations sync vendors',
      route: listConnections,
    },
    { path: '/import', name: 'Import', icon: IconFileImport, also: 'csv upload', route: beginImport },
    {
      path: '/notifications',
      name: 'Notifications',
      icon: IconBell,
      also: 'mail preferences addresses',
      route: getPreferences,
    },
    {
      path: '/settings',
      name: 'Settings',
      icon: IconSettings,
      also: 'time zone currency inactivity',
      route: getSettings,
    },
  ],
];

/** The menu of one person; an owner sees what a route gives to owners, as soon as they own anything. */
export function pagesFor(
  session: Pick<Session, 'roles' | 'ownedApplications'>,
): readonly (readonly Page[])[] {
  const [owned] = session.ownedApplications;
  return PAGES.map((group) =>
    group.filter(({ route }) => permissionFor(session, route, owned).allowed),
  ).filter((group) => group.length > 0);
}
