// Both layers side by side: what the vendor says, what was typed, and which of them everyone sees.
import { Alert, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LicenseDetail } from '#shared/api/licenses.ts';
import { LOCKABLE_FIELDS, type LockableField } from '#shared/domain/licenses/license.ts';
import { useSession } from '#web/app/session.ts';
import { Unknown } from '#web/ui/figure.tsx';
import { day, moment, money, number } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { FREQUENCY_WORDS, spoken } from '#web/ui/words.ts';

const NAMES: Record<LockableField, string> = {
  name: 'Name',
  key: 'Key',
  type: 'Type',
  kind: 'Kind',
  purchased: 'Bought',
};

function shown(field: LockableField, value: unknown): ReactNode {
  if (value === undefined) return <Unknown why="No value" />;
  if (typeof value === 'number') return number(value);
  return field === 'type' || field === 'kind' || value === 'unlimited'
    ? spoken(String(value))
    : String(value);
}

export function LicenseValues({ license }: { readonly license: LicenseDetail }) {
  const { timeZone } = useSession();
  const { manual, captured, capturing, locked } = license;
  return (
    <>
      {captured && <Explanation license={license} />}
      <div className="sl-card" style={{ overflowX: 'auto' }}>
        <table className="sl-table" aria-label="Values and where they come from">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">From the vendor</th>
              <th scope="col">Typed by hand</th>
              <th scope="col">Shown</th>
            </tr>
          </thead>
          <tbody>
            {LOCKABLE_FIELDS.map((field) => {
              const holder = locked.find((one) => one.field === field);
              const fromVendor = capturing && captured?.[field] !== undefined;
              return (
                <tr key={field}>
                  <th scope="row">{NAMES[field]}</th>
                  <td>
                    {captured ? shown(field, captured[field]) : <Unknown why="Not read from a vendor" />}
                  </td>
                  <td>{shown(field, manual[field])}</td>
                  <td>
                    <Text span fz="sm" fw={560}>
                      {fromVendor ? shown(field, captured?.[field]) : shown(field, manual[field])}
                    </Text>{' '}
                    {holder && <IconLock size={13} aria-label={`held by ${holder.connectionName}`} />}
                  </td>
                </tr>
              );
            })}
            <Manual name="Amount">
              {manual.amount && manual.currency && money(manual.amount, manual.currency)}
            </Manual>
            <Manual name="Paid">{manual.paymentFrequency && FREQUENCY_WORDS[manual.paymentFrequency]}</Manual>
            <Manual
              name="In effect from"
              otherwise={license.effectiveDate && `${day(license.effectiveDate)}, when it was found`}
            >
              {manual.effectiveDate && day(manual.effectiveDate)}
            </Manual>
            <Manual name="Ends on">{manual.endDate && day(manual.endDate)}</Manual>
          </tbody>
        </table>
      </div>
      <Text fz="xs" c="dimmed" mt="xs">
        {captured && `What the vendor says is unchanged since ${moment(captured.capturedAt, timeZone)}. `}
        First seen {day(license.firstSeen)}. Amounts and dates are always typed by hand.
      </Text>
    </>
  );
}

interface ManualProps {
  readonly name: string;
  /** Shown while nothing is typed. */
  readonly otherwise?: ReactNode;
  readonly children: ReactNode;
}

function Manual({ name, otherwise, children }: ManualProps) {
  const none = <Unknown why="No value" />;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Unknown why="Always typed by hand" />
      </td>
      <td>{children || none}</td>
      <td>
        <Text span fz="sm" fw={560}>
          {children || otherwise || none}
        </Text>
      </td>
    </tr>
  );
}

function Explanation({ license }: { readonly license: LicenseDetail }) {
  const { capturing, connectionId, connectionName = 'its connection', locked } = license;
  const link = connectionId ? (
    <TextLink to="/connections/$id" params={{ id: connectionId }} fz="sm">
      {connectionName}
    </TextLink>
  ) : (
    connectionName
  );
  if (!capturing) {
    return (
      <Alert color="gray" mb="sm">
        License information is switched off at {link}: the typed values are shown. What was read last is kept
        and comes back the moment it is switched on.
      </Alert>
    );
  }
  if (locked.length === 0) return null;
  return (
    <Alert color="indigo" icon={<IconLock aria-hidden />} mb="sm">
      {link} holds{' '}
      {new Intl.ListFormat('en').format(
        locked.map(({ field }) =>
          field === 'purchased' ? 'the bought quantity' : NAMES[field].toLowerCase(),
        ),
      )}
      . To type them, switch its task “License information” off; what was typed before comes back as it was.
    </Alert>
  );
}
