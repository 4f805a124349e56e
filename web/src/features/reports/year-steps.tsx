// A report of one year at a time, civil or financial; the present civil one needs no address.
import { Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#shared/api/settings.ts';
import { financialYear, financialYearOf } from '#shared/domain/calendar/financial-year.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { monthName } from '#web/ui/month-steps.tsx';
import { Steps } from '#web/ui/steps.tsx';

/** Parts of the address that say which year is shown. */
export const YEAR_FRAME = ['year', 'financial'];

interface YearStepsProps {
  readonly search: Readonly<Record<string, string>>;
  readonly onChange: (change: {
    readonly year: string | undefined;
    readonly financial: string | undefined;
  }) => void;
}

export function YearSteps({ search: { year, financial }, onChange }: YearStepsProps) {
  const { today } = useSession();
  const { data: settings = DEFAULT_SETTINGS } = useQuery(reading(getSettings, {}));
  const isFinancial = financial === 'true';
  const firstMonth = isFinancial ? settings.firstMonthOfFinancialYear : 1;
  const present = financialYearOf(today, firstMonth).slice(0, 4);
  const shown = year ?? present;
  const { from, to } = financialYear(shown, firstMonth);
  const step = (by: number) => {
    const next = String(Number(shown) + by);
    onChange({ year: next === present ? undefined : next, financial });
  };
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label="Which kind of year"
        value={isFinancial ? 'financial' : 'calendar'}
        onChange={(kind) =>
          onChange({ year: undefined, financial: kind === 'financial' ? 'true' : undefined })
        }
        data={[
          { value: 'calendar', label: 'Calendar year' },
          { value: 'financial', label: 'Financial year' },
        ]}
      />
      <Steps
        name={firstMonth === 1 ? shown : `${monthName(from.slice(0, 7))} – ${monthName(to.slice(0, 7))}`}
        noun="year"
        width={firstMonth === 1 ? 60 : 200}
        isFirst={shown <= '1990'}
        isLast={shown >= '2199'}
        onStep={step}
      />
    </Group>
  );
}
