// A report of one civil year at a time; the present one needs no address.
import { useSession } from '#web/app/session.ts';
import { Steps } from '#web/ui/steps.tsx';

interface YearStepsProps {
  readonly year: string | undefined;
  readonly onYear: (year: string | undefined) => void;
}

export function YearSteps({ year, onYear }: YearStepsProps) {
  const present = useSession().today.slice(0, 4);
  const shown = year ?? present;
  const step = (by: number) => {
    const next = String(Number(shown) + by);
    onYear(next === present ? undefined : next);
  };
  return (
    <Steps
      name={shown}
      noun="year"
      width={60}
      isFirst={shown <= '1990'}
      isLast={shown >= '2199'}
      onStep={step}
    />
  );
}
