// The tab that is open stands in the address.
import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Search } from '#web/app/search.ts';

interface TabsProps {
  readonly tabs: readonly { readonly id: string; readonly name: string; readonly body: ReactNode }[];
}

/** Changing the tab leaves the filters of the one before behind. */
export function AddressTabs({ tabs }: TabsProps) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const first = tabs[0]?.id ?? '';
  const open = tabs.some(({ id }) => id === search.tab) ? (search.tab ?? first) : first;
  return (
    <Tabs
      value={open}
      keepMounted={false}
      onChange={(id) =>
        void navigate({ to: '.', search: { tab: id === first ? undefined : (id ?? undefined) } })
      }
    >
      <Tabs.List mb="md">
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, body }) => (
        <Tabs.Panel key={id} value={id}>
          {body}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
