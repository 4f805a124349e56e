// A contract is typed on one page, and what follows from it stands beside the fields as they are typed.
import {
  Alert,
  Button,
  Grid,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { getSettings } from '#shared/api/settings.ts';
import { type Contract, ContractKind } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { PaymentFrequency } from '#shared/domain/licenses/license.ts';
import { DEFAULT_LEAD_DAYS } from '#shared/domain/reminders/kind.ts';
import { reasonsOf, sentenceOf } from '#web/api/problem.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { OwnerFields } from '#web/ui/owner-fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { FREQUENCY_WORDS } from '#web/ui/words.ts';
import { ComputedDates } from './computed-dates.tsx';
import { type ContractTyping, datedPart, inputOf, reasonsIn, typingOf } from './contract-typing.ts';
import { KIND_WORDS } from './words.ts';

interface ContractFormProps {
  readonly contract: Partial<Contract>;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (input: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

export function ContractForm({ contract, submit, busy, error, onSubmit, onCancel }: ContractFormProps) {
  const { today } = useSession();
  const [typing, setTyping] = useState(() => typingOf(contract, today));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ContractTyping>) => setTyping((now) => ({ ...now, ...change }));
  const early = reasonsIn(typing);
  const reasons = { ...(tried ? early : {}), ...reasonsOf(error) };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(early).length === 0) onSubmit(inputOf(typing));
      }}
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <What typing={typing} set={set} reasons={reasons} />
            <HowLong typing={typing} set={set} reasons={reasons} />
            <Payment typing={typing} set={set} reasons={reasons} />
            <Card
              title="Who answers for it"
              lead="They are reminded; without them, the owners of its applications"
            >
              <OwnerFields owners={typing.owners} onChange={(owners) => set({ owners })} reasons={reasons} />
              <Textarea
                label="Notes"
                mt="sm"
                autosize
                minRows={2}
                maxRows={8}
                value={typing.notes}
                onChange={(event) => set({ notes: event.currentTarget.value })}
              />
            </Card>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <div style={{ position: 'sticky', top: 72 }}>
            <Stack>
              <Following typing={typing} contract={contract} />
              {error ? (
                <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
                  {sentenceOf(error)}
                </Alert>
              ) : tried && Object.keys(early).length > 0 ? (
                <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
                  Some fields need another look.
                </Alert>
              ) : null}
              <Group justify="flex-end">
                <Button variant="default" onClick={onCancel}>
                  Cancel
                </Button>
                <Button type="submit" loading={busy}>
                  {submit}
                </Button>
              </Group>
            </Stack>
          </div>
        </Grid.Col>
      </Grid>
    </form>
  );
}

interface PartProps {
  readonly typing: ContractTyping;
  readonly set: (change: Partial<ContractTyping>) => void;
  readonly reasons: Readonly<Record<string, string | undefined>>;
}

function Following({
  typing,
  contract,
}: {
  readonly typing: ContractTyping;
  readonly contract: Partial<Contract>;
}) {
  const { today } = useSession();
  const { data } = useQuery(reading(getSettings, {}));
  const leadDays =
    contract.reminders?.cancelBy?.leadDays ?? data?.reminders.cancelBy.leadDays ?? DEFAULT_LEAD_DAYS.cancelBy;
  const { confirmed, endDecidedOn, noticeSent } = contract;
  const dated = datedPart(typing, {
    ...(confirmed && { confirmed }),
    ...(endDecidedOn && { endDecidedOn }),
    ...(noticeSent && { noticeSent }),
  });
  return (
    <Card title="What follows" lead="Computed as you type">
      {dated ? (
        <ComputedDates dates={contractDates(dated, today, leadDays)} today={today} />
      ) : (
        <Text fz="sm" c="dimmed">
          The dates appear once the start and the length are typed.
        </Text>
      )}
    </Card>
  );
}

function What({ typing, set, reasons }: PartProps) {
  const { data } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  return (
    <Card title="What was agreed">
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          value={typing.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={reasons.name && 'A contract needs a name'}
        />
        <Fields>
          <Select
            label="Kind"
            allowDeselect={false}
            data={ContractKind.options.map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={typing.kind}
            onChange={(value) => set({ kind: ContractKind.catch('contract').parse(value) })}
          />
          <TextInput
            label="Vendor"
            value={typing.vendor}
            onChange={(event) => set({ vendor: event.currentTarget.value })}
          />
        </Fields>
        <MultiSelect
          label="Applications"
          searchable
          clearable
          data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={[...typing.applicationIds]}
          onChange={(applicationIds) => set({ applicationIds })}
          error={reasons.applicationIds}
        />
      </Stack>
    </Card>
  );
}

function HowLong({ typing, set, reasons }: PartProps) {
  const narrow = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  const count = (value: string | number) => (typeof value === 'number' ? value : '');
  return (
    <Card title="How long, and how one leaves">
      <Stack gap="sm">
        <Fields>
          <DayInput
            label="Start"
            required
            value={typing.start}
            onChange={(start) => set({ start })}
            error={reasons.start && 'The first day is needed'}
          />
          <Select
            label="Runs"
            allowDeselect={false}
            data={[
              { value: 'months', label: 'For some months' },
              { value: 'until', label: 'Until a day' },
              { value: 'open', label: 'Until somebody ends it' },
            ]}
            value={typing.durationKind}
            onChange={(value) => set({ durationKind: (value ?? 'months') as ContractTyping['durationKind'] })}
          />
          {typing.durationKind === 'months' && (
            <NumberInput
              label="Months"
              required
              min={1}
              max={600}
              allowDecimal={false}
              value={typing.months}
              onChange={(months) => set({ months: count(months) })}
              error={reasons['duration.months'] && 'From 1 to 600 months'}
            />
          )}
          {typing.durationKind === 'until' && (
            <DayInput
              label="Last day covered"
              required
              value={typing.end}
              onChange={(end) => set({ end })}
              error={reasons['duration.end']}
            />
          )}
        </Fields>
        {typing.durationKind !== 'open' && (
          <div>
            <Text fz="sm" fw={500} mb={4} id="renewal-label">
              After that
            </Text>
            <SegmentedControl
              fullWidth
              orientation={narrow ? 'vertical' : 'horizontal'}
              aria-labelledby="renewal-label"
              data={[
                { value: 'none', label: 'It ends' },
                { value: 'automatic', label: 'Renews by itself' },
                { value: 'express', label: 'Renews if confirmed' },
              ]}
              value={typing.renewalKind}
              onChange={(value) => set({ renewalKind: value as ContractTyping['renewalKind'] })}
            />
          </div>
        )}
        {typing.durationKind !== 'open' && typing.renewalKind !== 'none' && (
          <Fields>
            <NumberInput
              label="Each renewal"
              suffix=" months"
              min={1}
              max={600}
              allowDecimal={false}
              required
              value={typing.renewalMonths}
              onChange={(renewalMonths) => set({ renewalMonths: count(renewalMonths) })}
              error={reasons['renewal.months'] && 'From 1 to 600 months'}
            />
            <NumberInput
              label="At most"
              suffix=" renewals"
              placeholder="without limit"
              min={1}
              max={1000}
              allowDecimal={false}
              value={typing.most}
              onChange={(most) => set({ most: count(most) })}
            />
          </Fields>
        )}
        <Fields>
          <NumberInput
            label="Notice before the end"
            placeholder="none"
            min={1}
            max={1000}
            allowDecimal={false}
            value={typing.noticeCount}
            onChange={(noticeCount) => set({ noticeCount: count(noticeCount) })}
            error={reasons['notice.count']}
          />
          <Select
            aria-label="Unit of the notice"
            allowDeselect={false}
            data={[
              { value: 'days', label: 'days' },
              { value: 'months', label: 'months' },
            ]}
            value={typing.noticeUnit}
            onChange={(value) => set({ noticeUnit: value === 'months' ? 'months' : 'days' })}
          />
        </Fields>
      </Stack>
    </Card>
  );
}

function Payment({ typing, set, reasons }: PartProps) {
  return (
    <Card title="Payment">
      <Stack gap="sm">
        <Fields>
          <Select
            label="Paid"
            clearable
            data={PaymentFrequency.options.map((value) => ({ value, label: FREQUENCY_WORDS[value] }))}
            value={typing.paymentFrequency || null}
            onChange={(value) => set({ paymentFrequency: value ?? '' })}
          />
          <DayInput
            label="First payment"
            hint="Empty: the start"
            value={typing.firstPayment}
            onChange={(firstPayment) => set({ firstPayment })}
          />
        </Fields>
        <Fields>
          <TextInput
            label="Currency"
            maxLength={3}
            placeholder="EUR"
            value={typing.currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            error={reasons.currency}
          />
          <TextInput
            label="Purchase order"
            value={typing.purchaseOrder}
            onChange={(event) => set({ purchaseOrder: event.currentTarget.value })}
          />
          <TextInput
            label="Payment method"
            value={typing.paymentMethod}
            onChange={(event) => set({ paymentMethod: event.currentTarget.value })}
          />
        </Fields>
      </Stack>
    </Card>
  );
}
