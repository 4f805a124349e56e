// How the cost of an application is charged to departments: by the people who hold its licenses, or in shares once agreed.
import { Autocomplete, Input, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listPeople } from '#shared/api/people.ts';
import {
  type FixedShare,
  fixedSharesLeft,
  MOST_FIXED_SHARES,
} from '#shared/domain/chargeback/fixed-shares.ts';
import { reading } from '#web/api/queries.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { nextRowKey } from '#web/ui/row-key.ts';
import { RowList } from '#web/ui/row-list.tsx';

export interface ShareTyping {
  readonly key: number;
  readonly department: string;
  readonly percent: string;
}

export function shareTyping(share?: FixedShare): ShareTyping {
  return {
    key: nextRowKey(),
    department: share?.department ?? '',
    percent: share === undefined ? '' : String(share.percent),
  };
}

export function readShares(shares: readonly ShareTyping[]): FixedShare[] {
  return shares.map(({ department, percent }) => ({
    department: department.trim(),
    percent: Number(percent),
  }));
}

/** @returns what is wrong with them, if anything */
export function sharesTrouble(shares: readonly ShareTyping[]): string | undefined {
  if (shares.length === 0) return undefined;
  const read = readShares(shares);
  if (read.some(({ department }) => department === '')) return 'Name the department of each share';
  if (read.some(({ percent }) => !(percent > 0))) return 'Each share is a number above 0';
  if (new Set(read.map(({ department }) => department)).size < read.length) return 'Each department once';
  const left = fixedSharesLeft(read);
  if (left > 0) return `${left} percent are not given to anybody yet`;
  return left < 0 ? `The shares are ${-left} percent more than the whole` : undefined;
}

interface ChargebackFieldsProps {
  readonly shares: readonly ShareTyping[];
  readonly onChange: (shares: readonly ShareTyping[]) => void;
  readonly error?: string | undefined;
}

export function ChargebackFields({ shares, onChange, error }: ChargebackFieldsProps) {
  const isFixed = shares.length > 0;
  const { data } = useQuery({ ...reading(listPeople, { query: { limit: 1 } }), enabled: isFixed });
  const given = readShares(shares).filter(({ percent }) => percent > 0);
  return (
    <Input.Wrapper
      label="Charged to departments"
      description="In the report of what a year costs each of them"
      error={error}
      labelElement="div"
    >
      <Stack gap="xs" mt={6} mb={error ? 6 : 0}>
        <SegmentedControl
          fullWidth
          aria-label="Charged to departments"
          data={[
            { value: 'people', label: 'By who holds its licenses' },
            { value: 'fixed', label: 'In fixed shares' },
          ]}
          value={isFixed ? 'fixed' : 'people'}
          onChange={(value) => onChange(value === 'fixed' ? [shareTyping()] : [])}
        />
        {isFixed && (
          <>
            <RowList
              rows={shares}
              onChange={onChange}
              blank={shareTyping}
              most={MOST_FIXED_SHARES}
              noun="department"
              none=""
            >
              {(row, _, change) => (
                <Fields>
                  <Autocomplete
                    label="Department"
                    required
                    maxLength={120}
                    data={data?.departments ?? []}
                    value={row.department}
                    onChange={(department) => change({ department })}
                  />
                  <AmountInput
                    label="Share"
                    required
                    unit="%"
                    value={row.percent}
                    onChange={(percent) => change({ percent })}
                  />
                </Fields>
              )}
            </RowList>
            <Text fz="sm" c="dimmed" className="sl-num">
              {100 - fixedSharesLeft(given)} of 100 % are given
            </Text>
          </>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
