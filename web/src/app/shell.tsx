// Around every page: the menu, the command palette, the colors and who is signed in.
import {
  ActionIcon,
  AppShell,
  Avatar,
  Burger,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { beginImport } from '#shared/api/imports.ts';
import { ROLE_NAME } from '#web/ui/words.ts';
import { Mark } from './mark.tsx';
import { PAGES } from './navigation.ts';
import { usePermission, useSession } from './session.ts';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette: found }) => ({ default: found })));

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const [palette, setPalette] = useState<'never' | 'open' | 'closed'>('never');
  const { pathname } = useRouterState({ select: (state) => state.location });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes with every change of the page
  useEffect(close, [pathname]);
  useHotkeys([['mod+K', () => setPalette('open')]], []);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
    >
      <a href="#main" className="sl-skip">
        Skip to the page
      </a>
      <AppShell.Header style={{ borderColor: 'var(--sl-line)' }}>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={opened ? 'Close the menu' : 'Open the menu'}
          />
          <UnstyledButton component={Link} to="/" aria-label="Seatledger, home">
            <Group gap={10} wrap="nowrap">
              <Mark />
              <Text fw={640} visibleFrom="xs" style={{ letterSpacing: '-0.01em' }}>
                Seatledger
              </Text>
            </Group>
          </UnstyledButton>
          <SearchButton onClick={() => setPalette('open')} />
          <ColorMenu />
          <PersonMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" style={{ borderColor: 'var(--sl-line)' }}>
        <MainMenu />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
      {palette !== 'never' && (
        <Suspense>
          <Palette opened={palette === 'open'} onClose={() => setPalette('closed')} />
        </Suspense>
      )}
    </AppShell>
  );
}

function MainMenu() {
  const mayImport = usePermission(beginImport).allowed;
  return (
    <nav aria-label="Pages">
      {PAGES.map((group, index) => (
        <div
          key={group[0]?.path}
          style={
            index > 0 ? { borderTop: '1px solid var(--sl-line)', marginTop: 12, paddingTop: 12 } : undefined
          }
        >
          {group
            .filter(({ changesOnly }) => !changesOnly || mayImport)
            .map(({ path, name, icon: Icon }) => (
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
    <UnstyledButton
      onClick={onClick}
      ml="auto"
      px="sm"
      h={34}
      style={{ border: '1px solid var(--sl-input-line)', borderRadius: 8, flex: '0 1 18rem' }}
      aria-keyshortcuts="Control+K"
    >
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

const SCHEMES = [
  { value: 'light', name: 'Light', icon: IconSun },
  { value: 'dark', name: 'Dark', icon: IconMoon },
  { value: 'auto', name: 'As the system', icon: IconDeviceDesktop },
] as const;

function ColorMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = SCHEMES.find(({ value }) => value === colorScheme)?.icon ?? IconSun;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Colors" c="dimmed">
          <Icon size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ value, name, icon: Each }) => (
          <Menu.Item
            key={value}
            leftSection={<Each size={16} aria-hidden />}
            rightSection={value === colorScheme ? <IconCheck size={14} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(value)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu() {
  const { name, mail, roles, signOut } = useSession();
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`${initials}: signed in as ${name}`} style={{ borderRadius: 999 }}>
          <Avatar color="indigo" size={32}>
            {initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fz="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text fz="xs" style={{ overflowWrap: 'anywhere' }}>
            {mail}
          </Text>
          <Text fz="xs" mt={4}>
            {roles.length === 0 ? 'No role' : roles.map((role) => ROLE_NAME[role]).join(', ')}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
