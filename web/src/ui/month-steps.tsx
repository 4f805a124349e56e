// A list of one month at a time, and the way to the month before and after; none begins after today.
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { useSession } from '#web/app/session.ts';
import { Steps } from './steps.tsx';

/** `2026-11` → `November 2026` */
export function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

interface MonthStepsProps {
  /** `2026-11` */
  readonly month: string;
  /** Told nothing for the present month, so that its address needs no month. */
  readonly onMonth: (month: string | undefined) => void;
}

export function MonthSteps({ month, onMonth }: MonthStepsProps) {
  const present = useSession().today.slice(0, 7);
  const step = (months: number) => {
    const next = addMonths(`${month}-01`, months).slice(0, 7);
    onMonth(next === present ? undefined : next);
  };
  return <Steps name={monthName(month)} noun="month" isLast={month >= present} onStep={step} />;
}
