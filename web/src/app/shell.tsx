// Around every page: the menu, the command palette, the colors and who is signed in.
import { Burger, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { later } from '#web/ui/later.tsx';
import { Mark } from './mark.tsx';
import { pagesFor } from './navigation.ts';
import { Person } from './person.tsx';
import { useSession } from './session.ts';

const Palette = later(() => import('./palette.tsx').then((file) => file.Palette));

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const [palette, setPalette] = useState<'never' | 'open' | 'closed'>('never');
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes with every change of the page
  useEffect(close, [pathname]);
  useHotkeys([
    ['mod+K', () => setPalette('open')],
    ['Escape', close],
  ]);
  return (
    <div className="sl-shell">
      <a href="#main" className="sl-skip">
        Skip to the page
      </a>
      <header className="sl-header">
        <Burger
          opened={opened}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-controls="menu"
          aria-expanded={opened}
          aria-label={opened ? 'Close the menu' : 'Open the menu'}
        />
        <Link to="/" aria-label="Seatledger, home" className="sl-brand">
          <Mark />
          <Text span fw={640} visibleFrom="xs">
            Seatledger
          </Text>
        </Link>
        <SearchButton onClick={() => setPalette('open')} />
      </header>
      <div className="sl-side" id="menu" data-open={opened || undefined}>
        <MainMenu />
        <Person />
      </div>
      {opened && <div className="sl-veil" onClick={close} aria-hidden />}
      <main id="main" tabIndex={-1} className="sl-main">
        <Outlet />
      </main>
      {palette !== 'never' && <Palette opened={palette === 'open'} onClose={() => setPalette('closed')} />}
    </div>
  );
}

function MainMenu() {
  const session = useSession();
  return (
    <nav aria-label="Pages">
      {pagesFor(session).map((group) => (
        <div key={group[0]?.path} className="sl-navs">
          {group.map(({ path, name, icon: Icon }) => (
            <Link
              key={path}
              to={path}
              className="sl-nav"
              activeOptions={{ exact: path === '/', includeSearch: false }}
            >
              <Icon size={18} stroke={1.7} aria-hidden />
              {name}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}

function SearchButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <UnstyledButton onClick={onClick} className="sl-search" aria-keyshortcuts="Control+K">
      <Group gap={8} wrap="nowrap" c="dimmed" fz="sm">
        <IconSearch size={16} aria-hidden />
        <span>Search</span>
        <Text span fz="xs" ml="auto" visibleFrom="xs">
          Ctrl K
        </Text>
      </Group>
    </UnstyledButton>
  );
}
