// Which columns a list shows is chosen here and stands in the address.
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/app/search.ts';
import type { Column } from './data-table.tsx';

/** @param hidden columns not shown until somebody asks for them */
export function useColumns<Row>(all: readonly Column<Row>[], hidden: readonly string[] = []) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const standard = all.map(({ key }) => key).filter((key) => !hidden.includes(key));
  const chosen = search.columns === undefined ? standard : search.columns.split('.');
  const first = all[0]?.key;
  const shown = all.filter(({ key }) => key === first || chosen.includes(key));
  const set = (keys: readonly string[]) => {
    const same = keys.length === standard.length && standard.every((key) => keys.includes(key));
    const columns = same ? undefined : keys.join('.');
    void navigate({ to: '.', search: { ...search, columns }, replace: true });
  };
  const menu = (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          visibleFrom="sm"
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Stack gap={8}>
          {all.slice(1).map(({ key, label }) => (
            <Checkbox
              key={key}
              size="xs"
              label={label}
              checked={chosen.includes(key)}
              onChange={(event) =>
                set(event.currentTarget.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
  return { shown, menu };
}
