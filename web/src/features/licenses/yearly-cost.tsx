// What a license costs a year, once for each currency that its contracts are in, and who says so.
import { Text } from '@mantine/core';
import type { LicenseRow } from '#shared/api/licenses.ts';
import { Unknown } from '#web/ui/figure.tsx';
import { money } from '#web/ui/format.ts';

export function YearlyCost({ cost }: Pick<LicenseRow, 'cost'>) {
  if (cost === null) return <Unknown why="No contract names it with a price, and no cost was typed" />;
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {cost.annual.map(({ amount, currency }) => (
        <div key={currency}>{money(amount, currency)}</div>
      ))}
      <Text fz="xs" c="dimmed">
        {cost.from === 'contract' ? 'from contracts' : 'typed by hand'}
      </Text>
    </div>
  );
}
