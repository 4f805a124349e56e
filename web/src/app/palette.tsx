// The command palette goes to any page, application, license, person or action by its name.

import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import type { PagePath } from '#web/ui/links.tsx';
import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconApps,
  IconCertificate,
  IconPlugConnected,
  IconPlus,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createApplication, listApplications } from '#shared/api/applications.ts';
import { createConnection } from '#shared/api/connections.ts';
import { listLicenses } from '#shared/api/licenses.ts';
import { listPeople } from '#shared/api/people.ts';
import { reading } from '#web/api/queries.ts';
import { pagesFor } from './navigation.ts';
import { usePermission, useSession } from './session.ts';

/** Fewer letters would find half of the organisation. */
const FEWEST_LETTERS = 2;
const WAIT_MS = 200;

export function Palette({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), WAIT_MS);
  const enabled = opened && settled.length >= FEWEST_LETTERS;
  const query = { text: settled };
  const applications = useQuery({ ...reading(listApplications, { query }), enabled });
  const licenses = useQuery({ ...reading(listLicenses, { query }), enabled });
  const people = useQuery({ ...reading(listPeople, { query }), enabled });
  const session = useSession();
  const mayConnect = usePermission(createConnection).allowed;
  const mayAdd = usePermission(createApplication).allowed;
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);

  const go = (to: PagePath, params?: Record<string, string>) => () =>
    void navigate({ to, ...(params && { params }) });
  const wanted = text.trim().toLowerCase();
  const fits = (words: string) => words.toLowerCase().includes(wanted);
  const pages: SpotlightActionData[] = pagesFor(session)
    .flat()
    .filter(({ name, also }) => fits(`${name} ${also}`))
    .map(({ path, name, icon: Icon }) => ({
      id: path,
      label: name,
      leftSection: <Icon size={18} aria-hidden />,
      onClick: go(path),
    }));
  const deeds: SpotlightActionData[] = [
    ...(mayConnect
      ? [{ id: 'connect', label: 'Connect a vendor', path: '/connections/new', icon: IconPlugConnected }]
      : []),
    ...(mayAdd
      ? [{ id: 'add', label: 'Add an application', path: '/applications?add=yes', icon: IconPlus }]
      : []),
  ]
    .filter(({ label }) => fits(label))
    .map(({ id, label, path, icon: Icon }) => ({
      id,
      label,
      leftSection: <Icon size={18} aria-hidden />,
      onClick: () => void navigate({ href: path }),
    }));
  const found = {
    Applications: (enabled ? (applications.data?.items ?? []) : []).map(({ id, name, vendor }) => ({
      id: `application ${id}`,
      label: name,
      description: vendor,
      leftSection: <IconApps size={18} aria-hidden />,
      onClick: go('/applications/$id', { id }),
    })),
    Licenses: (enabled ? (licenses.data?.items ?? []) : []).map(({ id, name, applicationName }) => ({
      id: `license ${id}`,
      label: name,
      description: applicationName,
      leftSection: <IconCertificate size={18} aria-hidden />,
      onClick: go('/licenses/$id', { id }),
    })),
    People: (enabled ? (people.data?.items ?? []) : []).map(({ id, name, mails }) => ({
      id: `person ${id}`,
      label: name,
      description: mails[0] ?? '',
      leftSection: <IconUser size={18} aria-hidden />,
      onClick: go('/people/$id', { id }),
    })),
  };
  const groups = [
    { group: 'Pages', actions: pages },
    { group: 'Actions', actions: deeds },
    ...Object.entries(found).map(([group, actions]) => ({ group, actions: actions.slice(0, 6) })),
  ].filter(({ actions }) => actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      filter={(_, given) => given}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={() => {
        setText('');
        onClose();
      }}
      shortcut={null}
      nothingFound={enabled && licenses.isFetching ? 'Searching…' : 'Nothing goes by that name.'}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Pages, applications, licenses, people, actions',
        'aria-label': 'Search',
      }}
    />
  );
}
