// What a contract costs as far as it is typed, beside the form.
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';
import { type ContractTyping, decidedOf } from './contract-typing.ts';
import { CostFacts } from './cost-facts.tsx';
import { typedCost } from './typed-cost.ts';

/** Twenty lines over ten years of months take a quarter of a second to count: not at every key press. */
const RESTS_MS = 120;

interface FollowingCostProps {
  readonly typing: ContractTyping;
  readonly contract: Partial<Contract>;
  readonly firstMonthOfFinancialYear: number;
  readonly licenseNames: Readonly<Record<string, string>>;
}

export function FollowingCost(props: FollowingCostProps) {
  const { contract, firstMonthOfFinancialYear, licenseNames } = props;
  const { today } = useSession();
  const [typing] = useDebouncedValue(props.typing, RESTS_MS);
  const typed = useMemo(
    () => typedCost(typing, decidedOf(contract), today, firstMonthOfFinancialYear),
    [typing, contract, today, firstMonthOfFinancialYear],
  );
  const missing = typing.lines.length - (typed?.rows.length ?? 0);
  const lineName = (line: number) => {
    const row = typing.lines[typed?.rows[line] ?? line];
    return row?.text || (row && licenseNames[row.licenseId]) || `line ${(typed?.rows[line] ?? line) + 1}`;
  };
  return (
    <Card title="What it costs" lead="Net of tax, computed as you type">
      {typed ? (
        <CostFacts
          cost={typed.cost}
          duration={typing.durationKind}
          today={today}
          taxPercent={typed.taxPercent}
          lineName={lineName}
          brief
        />
      ) : (
        <Text fz="sm" c="dimmed">
          {typing.currency === ''
            ? 'Say in which currency these prices are.'
            : 'The cost appears once a line has its quantity and its price.'}
        </Text>
      )}
      {typed && missing > 0 && (
        <Text fz="xs" c="dimmed" mt="xs">
          Without {plural(missing, 'line')} that {missing === 1 ? 'is' : 'are'} not whole yet
        </Text>
      )}
    </Card>
  );
}
