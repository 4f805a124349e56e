// A rate is typed for a day, or one that stands is corrected; what it says is spelled out before it is kept.
import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { setRates } from '#shared/api/rates.ts';
import { readRate } from '#shared/domain/imports/rate-columns.ts';
import { ExchangeRate, type KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { rateProblems } from '#shared/domain/money/rate-problems.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day as dayText } from '#web/ui/format.ts';
import { say } from '#web/ui/say.ts';
import { asSentence, rateText } from './rate-words.ts';

interface RateFormProps {
  readonly reporting: string;
  /** The rate to correct; a new one without it. */
  readonly of?: KeptRate;
  readonly onClose: () => void;
}

type Reasons = Readonly<Partial<Record<keyof ExchangeRate, string>>>;

/** What was typed as a rate, or why its fields are none. */
function judged(
  typed: ExchangeRate,
  reporting: string,
  today: string,
): { readonly rate: ExchangeRate } | { readonly reasons: Reasons } {
  const text = typed.rate.trim();
  const reading = text === '' ? { reason: 'type it, such as 1.0842' } : readRate(text);
  const reasons: Partial<Record<keyof ExchangeRate, string>> =
    'reason' in reading ? { rate: reading.reason } : {};
  const rate = ExchangeRate.safeParse({ ...typed, rate: 'value' in reading ? reading.value : '1' });
  for (const { path, message } of rate.error?.issues ?? [])
    reasons[path[0] as keyof ExchangeRate] ??= message;
  for (const { field, reason } of rate.success ? rateProblems([rate.data], reporting, today) : [])
    reasons[field] ??= reason;
  return rate.success && Object.keys(reasons).length === 0 ? { rate: rate.data } : { reasons };
}

export function RateForm({ reporting, of, onClose }: RateFormProps) {
  const { today } = useSession();
  const [typed, setTyped] = useState<ExchangeRate>(of ?? { currency: '', day: today, rate: '' });
  const [reasons, setReasons] = useState<Reasons>({});
  const set = (change: Partial<ExchangeRate>) => setTyped((now) => ({ ...now, ...change }));
  const change = useChange(setRates, {
    onDone: ({ unchanged }, { body }) => {
      const [rate] = body.rates;
      const told = rate && `${rateText({ ...rate, reporting })} from ${dayText(rate.day)}`;
      say.done(unchanged > 0 ? `Nothing changed: ${told}` : `Kept: ${told}`);
      onClose();
    },
  });
  const now = judged(typed, reporting, today);
  return (
    <FormDialog
      title={of ? `Correct the rate of ${of.currency}` : 'Add an exchange rate'}
      submit={of ? 'Correct' : 'Add'}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={() => {
        setReasons('reasons' in now ? now.reasons : {});
        if ('rate' in now) change.mutate({ body: { reporting, rates: [now.rate] } });
      }}
    >
      <Fields>
        <TextInput
          label="Currency"
          description="Three letters, such as USD"
          maxLength={3}
          disabled={of !== undefined}
          value={typed.currency}
          error={asSentence(reasons.currency)}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <DayInput
          label="Date"
          hint="Counts from here to the next rate"
          disabled={of !== undefined}
          value={typed.day}
          error={asSentence(reasons.day)}
          onChange={(day) => set({ day })}
        />
        <TextInput
          label="Rate"
          description={`${reporting} for 1 ${typed.currency || 'unit of it'}`}
          inputMode="decimal"
          autoComplete="off"
          className="sl-num"
          value={typed.rate}
          error={asSentence(reasons.rate)}
          onChange={(event) => set({ rate: event.currentTarget.value })}
        />
      </Fields>
      <Text fz="sm" c="dimmed" aria-live="polite">
        {'rate' in now && `${rateText({ ...now.rate, reporting })} from ${dayText(now.rate.day)}`}
      </Text>
    </FormDialog>
  );
}
