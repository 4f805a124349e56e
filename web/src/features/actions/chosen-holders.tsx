// People of a license that were chosen, and what may be done with them; who may not is shown nothing of it.
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { MOST_SEATS } from '#shared/api/actions.ts';
import type { LicenseHolder } from '#shared/api/license-people.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';

const AskDialog = later(() => import('./ask-dialog.tsx').then((file) => file.AskDialog));

export const holderKey = ({ personId, accounts, mail }: LicenseHolder) => personId ?? accounts[0]?.id ?? mail;

interface ChosenHoldersProps {
  readonly licenseId: string;
  readonly rows: readonly LicenseHolder[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
}

export function ChosenHolders({ licenseId, rows, chosen, onChoose }: ChosenHoldersProps) {
  const [asks, setAsks] = useState(false);
  const picked = rows.filter((row) => chosen.has(holderKey(row)));
  // Whoever is exempt is left alone, so choosing everybody leaves them out.
  const most = rows.filter(({ exempt }) => !exempt).map(holderKey);
  const accountIds = picked.flatMap(({ accounts }) => accounts.map(({ id }) => id));
  const all = picked.length > 0 && picked.length >= most.length;
  const tooMany = accountIds.length > MOST_SEATS;
  return (
    <Group
      justify="space-between"
      gap="xs"
      px="md"
      py="xs"
      style={{ borderBottom: '1px solid var(--sl-line)' }}
    >
      <Checkbox
        checked={all}
        indeterminate={picked.length > 0 && !all}
        onChange={(event) =>
          onChoose(event.currentTarget.checked ? most : rows.map(holderKey), event.currentTarget.checked)
        }
        label={picked.length === 0 ? `Choose all ${most.length} shown` : `${picked.length} chosen`}
      />
      <Group gap="xs">
        {tooMany && (
          <Text fz="xs" c="dimmed">
            At most {MOST_SEATS} at a time
          </Text>
        )}
        <LinkButton to="/actions" search={{ show: 'all', licenseId }} variant="subtle" size="xs">
          Past actions
        </LinkButton>
        <Button size="xs" disabled={accountIds.length === 0 || tooMany} onClick={() => setAsks(true)}>
          Take away
        </Button>
      </Group>
      {asks && (
        <AskDialog
          licenseId={licenseId}
          accountIds={accountIds}
          onClose={() => setAsks(false)}
          onDone={() => {
            setAsks(false);
            onChoose([...chosen], false);
          }}
        />
      )}
    </Group>
  );
}
