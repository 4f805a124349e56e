// At the foot of the menu: who is signed in, the colors, and the way out.
import { Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { ROLE_NAME } from '#web/ui/words.ts';
import { useSession } from './session.ts';

const SCHEMES = [
  { value: 'light', name: 'Light colors', icon: IconSun },
  { value: 'dark', name: 'Dark colors', icon: IconMoon },
  { value: 'auto', name: 'Colors of the system', icon: IconDeviceDesktop },
] as const;

export function Person() {
  const { name, mail, roles, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="sl-person">
      <Text fz="sm" fw={560} truncate>
        {name}
      </Text>
      <Text fz="xs" c="dimmed" truncate title={mail}>
        {roles.length === 0 ? 'No role' : roles.map((role) => ROLE_NAME[role]).join(', ')}
      </Text>
      <div className="sl-row">
        {SCHEMES.map(({ value, name: label, icon: Icon }) => (
          <UnstyledButton
            key={value}
            className="sl-icon"
            aria-label={label}
            title={label}
            aria-pressed={value === colorScheme}
            onClick={() => setColorScheme(value)}
          >
            <Icon size={16} stroke={1.7} aria-hidden />
          </UnstyledButton>
        ))}
        <UnstyledButton
          className="sl-icon"
          aria-label="Sign out"
          title="Sign out"
          ml="auto"
          onClick={signOut}
        >
          <IconLogout size={16} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </div>
    </div>
  );
}
