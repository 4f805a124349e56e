// The days of each license that the contract is about; one at a time.
import { SegmentedControl, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LineProposal } from '#shared/api/renewals.ts';
import { LicenseHistory } from '../licenses/license-history.tsx';

/** As many names fit beside each other. */
const BESIDE = 3;

export function UsageCard({ lines }: { readonly lines: readonly LineProposal[] }) {
  const licenses = lines.flatMap(({ licenseId, name }) =>
    licenseId === null ? [] : [{ value: licenseId, label: name }],
  );
  const each = licenses.filter(
    ({ value }, index) => licenses.findIndex((one) => one.value === value) === index,
  );
  const [chosen, setChosen] = useState<string>();
  const [first] = each;
  if (!first) return null;
  const id = each.some(({ value }) => value === chosen) ? (chosen ?? first.value) : first.value;
  return (
    <Stack gap="xs">
      {each.length > 1 &&
        (each.length > BESIDE ? (
          <Select
            aria-label="License"
            allowDeselect={false}
            data={each}
            value={id}
            onChange={(value) => setChosen(value ?? undefined)}
          />
        ) : (
          <SegmentedControl
            aria-label="License"
            style={{ alignSelf: 'flex-start' }}
            data={each}
            value={id}
            onChange={setChosen}
          />
        ))}
      <LicenseHistory key={id} id={id} title={each.length > 1 ? undefined : `Use of ${first.label}`} />
    </Stack>
  );
}
