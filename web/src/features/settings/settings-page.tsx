// The organisation's frame, each part set by the roles that answer for it.
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getSettings, type SettingsView, updateSettings } from '#shared/api/settings.ts';
import { maySet } from '#shared/domain/settings/setters.ts';
import type { Settings, SettingsPatch } from '#shared/domain/settings/settings.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { reasonsOf, sentenceOf } from '#web/api/problem.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { Fields } from '#web/ui/fields.tsx';
import { later } from '#web/ui/later.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { SubjectLog } from '../logs/subject-log.tsx';
import { Guarded } from './guarded.tsx';
import { ReminderSettings } from './reminder-settings.tsx';
import { changedSettings } from './settings-changes.ts';

const ExchangeRates = later(
  () => import('./exchange-rates.tsx').then((file) => file.ExchangeRates),
  <RowsSkeleton rows={5} />,
);

const PaymentMethods = later(
  () => import('./payment-methods.tsx').then((file) => file.PaymentMethods),
  <RowsSkeleton rows={5} />,
);

const MONTHS = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Date(Date.UTC(2026, index, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }),
}));
/** 5 January 2026 is a Monday. */
const WEEKDAYS = Array.from({ length: 7 }, (_, index) => ({
  value: String(index + 1),
  label: new Date(Date.UTC(2026, 0, 5 + index)).toLocaleString('en', { weekday: 'long', timeZone: 'UTC' }),
}));

export function SettingsPage() {
  const { data, error, refetch } = useQuery(reading(getSettings, {}));
  return (
    <Page title="Settings" lead="The frame of the whole organization." width="60rem">
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : (
        <AddressTabs
          tabs={[
            { id: 'settings', name: 'Settings', body: <SettingsForm key={data.version} before={data} /> },
            { id: 'rates', name: 'Exchange rates', body: <ExchangeRates /> },
            { id: 'methods', name: 'Payment methods', body: <PaymentMethods /> },
            { id: 'log', name: 'Log', body: <SubjectLog kind="settings" id="organisation" /> },
          ]}
        />
      )}
    </Page>
  );
}

function SettingsForm({ before }: { readonly before: SettingsView }) {
  const { roles } = useSession();
  const [typing, setTyping] = useState<Settings>(before);
  const set = (change: Partial<Settings>) => setTyping((now) => ({ ...now, ...change }));
  const save = useChange(updateSettings, { onDone: () => say.done('Saved') });
  const change = changedSettings(before, typing);
  const dirty = Object.keys(change).length > 0;
  const reasons = reasonsOf(save.error);
  const mine = (field: keyof SettingsPatch) => maySet(field, roles);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: { ...change, version: before.version } });
      }}
    >
      <Stack>
        <Card
          title="Use"
          lead="How long somebody may go without using a license before they count as inactive"
        >
          <Guarded field="inactivityPeriodDays">
            <Select
              label="Inactive after"
              maw={240}
              allowDeselect={false}
              disabled={!mine('inactivityPeriodDays')}
              description="Takes effect at once; applications may have their own"
              data={INACTIVITY_PERIODS.map((days) => ({ value: String(days), label: `${days} days` }))}
              value={String(typing.inactivityPeriodDays)}
              onChange={(value) => {
                const days = INACTIVITY_PERIODS.find((one) => String(one) === value);
                if (days) set({ inactivityPeriodDays: days });
              }}
            />
          </Guarded>
        </Card>
        <Card title="Time and money">
          <Fields>
            <Guarded field="timeZone">
              <Select
                label="Time zone"
                description="Days begin and end here"
                searchable
                allowDeselect={false}
                disabled={!mine('timeZone')}
                data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
                value={typing.timeZone}
                onChange={(timeZone) => timeZone && set({ timeZone })}
                error={reasons.timeZone}
              />
            </Guarded>
            <Guarded field="firstWeekday">
              <Select
                label="First day of the week"
                description="In calendars"
                allowDeselect={false}
                disabled={!mine('firstWeekday')}
                data={WEEKDAYS}
                value={String(typing.firstWeekday)}
                onChange={(value) => set({ firstWeekday: Number(value) })}
              />
            </Guarded>
            <Guarded field="reportingCurrency">
              <TextInput
                label="Reporting currency"
                description="Three letters, such as EUR"
                maxLength={3}
                disabled={!mine('reportingCurrency')}
                value={typing.reportingCurrency}
                onChange={(event) => set({ reportingCurrency: event.currentTarget.value.toUpperCase() })}
                error={reasons.reportingCurrency}
              />
            </Guarded>
            <Guarded field="firstMonthOfFinancialYear">
              <Select
                label="Financial year begins in"
                description="For yearly figures"
                allowDeselect={false}
                disabled={!mine('firstMonthOfFinancialYear')}
                data={MONTHS}
                value={String(typing.firstMonthOfFinancialYear)}
                onChange={(value) => set({ firstMonthOfFinancialYear: Number(value) })}
              />
            </Guarded>
          </Fields>
        </Card>
        <ReminderSettings
          typing={typing}
          set={set}
          reasons={reasons}
          disabled={!mine('reminders')}
          hourDisabled={!mine('mailHour')}
        />
        {save.error && Object.keys(reasons).length === 0 && (
          <Text c="var(--mantine-color-error)" fz="sm" role="alert">
            {sentenceOf(save.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={!dirty} onClick={() => setTyping(before)}>
            Undo
          </Button>
          <Button type="submit" disabled={!dirty} loading={save.isPending}>
            Save settings
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
