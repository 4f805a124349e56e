// A budget is typed, and how it would stand is shown before it is kept.
import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type BudgetView, createBudget, previewBudget, updateBudget } from '#shared/api/budgets.ts';
import { getSettings } from '#shared/api/settings.ts';
import { financialYearOf } from '#shared/domain/calendar/financial-year.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { type BudgetTyping, budgetTyping, nextPeriod, readBudget } from './budget-typing.ts';
import { Preview } from './preview.tsx';
import { ScopeFields } from './scope-fields.tsx';
import { MEASURE_MEANINGS, MEASURE_WORDS } from './words.ts';

const RESTS_MS = 400;

interface BudgetFormProps {
  readonly budget?: BudgetView;
  /** A new one like it for the period behind it. */
  readonly forNext?: boolean;
  readonly onClose: () => void;
  readonly onDone: (budget: BudgetView) => void;
}

export function BudgetForm(props: BudgetFormProps) {
  const { data, error } = useQuery(reading(getSettings, {}));
  // A new one begins with the financial year, which must be known before anything is typed.
  const settings = data ?? (error || props.budget ? DEFAULT_SETTINGS : undefined);
  return settings && <Form {...props} firstMonth={settings.firstMonthOfFinancialYear} />;
}

function Form({
  budget,
  forNext = false,
  onClose,
  onDone,
  firstMonth,
}: BudgetFormProps & { readonly firstMonth: number }) {
  const { today, reportingCurrency, mail } = useSession();
  const mayPlanAll = usePermission(createBudget).allowed;
  const edited = forNext ? undefined : budget;
  const [opened] = useState(() => {
    const typed = budgetTyping(budget, {
      year: financialYearOf(today, firstMonth),
      currency: reportingCurrency,
      mail,
    });
    const scoped = mayPlanAll || budget ? typed : { ...typed, scope: 'application' as const };
    return forNext ? nextPeriod(scoped) : scoped;
  });
  const [typing, setTyping] = useState(opened);
  const set = (change: Partial<BudgetTyping>) => setTyping((now) => ({ ...now, ...change }));
  const { budget: typed, troubles } = readBudget(typing);
  const told = (done: BudgetView) => {
    say.done(`${done.name} was kept`);
    onDone(done);
  };
  const add = useChange(createBudget, { onDone: told });
  const change = useChange(updateBudget, { onDone: told });
  const { reasons, attempt } = useReasons(edited ? change.error : add.error, troubles);
  const [settled] = useDebouncedValue(typed, RESTS_MS);
  const { data: preview } = useQuery({
    ...reading(previewBudget, { body: settled as NonNullable<typeof settled> }),
    enabled: settled !== undefined,
  });
  const send = () => {
    if (!typed) return;
    if (!edited) return add.mutate({ body: typed });
    const { id, version } = edited;
    change.mutate({ params: { id }, body: { ...typed, owner: typed.owner ?? null, version } });
  };
  return (
    <FormDialog
      title={edited ? `Change ${edited.name}` : 'Add a budget'}
      submit={edited ? 'Save' : 'Add'}
      size="lg"
      noValidate
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      isTyped={isChanged(opened, typing)}
      onClose={onClose}
      onSubmit={() => attempt(send)}
    >
      <TextInput
        label="Name"
        required
        placeholder="Software 2027"
        maxLength={120}
        value={typing.name}
        error={reasons.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <ScopeFields typing={typing} set={set} reasons={reasons} all={mayPlanAll} />
      <Fields>
        <DayInput
          label="From"
          required
          value={typing.from}
          error={reasons.from}
          onChange={(from) => set({ from })}
        />
        <DayInput
          label="To"
          hint="The last day"
          required
          value={typing.to}
          error={reasons.to}
          onChange={(to) => set({ to })}
        />
        <AmountInput
          label="Amount"
          required
          unit={typing.currency}
          value={typing.amount}
          error={reasons.amount}
          onChange={(amount) => set({ amount })}
        />
        <TextInput
          label="Currency"
          required
          maxLength={3}
          value={typing.currency}
          error={reasons.currency}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </Fields>
      <Radio.Group
        label="Measured by"
        value={typing.measure}
        onChange={(measure) => set({ measure: measure as BudgetTyping['measure'] })}
      >
        <Stack gap={6} mt={6}>
          {(['cost', 'spend'] as const).map((measure) => (
            <Radio
              key={measure}
              value={measure}
              label={MEASURE_WORDS[measure]}
              description={MEASURE_MEANINGS[measure]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Fields>
        <TextInput
          label="Owner"
          description="Is told when a threshold is reached, as finance is"
          placeholder="name@example.com"
          value={typing.owner}
          error={reasons.owner}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <TextInput
          label="Tell at"
          description="Percent of the amount, parted by commas"
          value={typing.thresholds}
          error={reasons.thresholds}
          onChange={(event) => set({ thresholds: event.currentTarget.value })}
        />
      </Fields>
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxLength={1_000}
        value={typing.note}
        error={reasons.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <Preview typed={settled} standing={preview?.standing} />
    </FormDialog>
  );
}
