// What a contract is paid by, chosen from the payment methods that stand, with the way to a new one.
import { Anchor, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createPaymentMethod, listPaymentMethods } from '#shared/api/payment-methods.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';

interface MethodSelectProps {
  /** Its id; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
}

export function MethodSelect({ value, onChange, error }: MethodSelectProps) {
  const { data } = useQuery(reading(listPaymentMethods, { query: { limit: 1000 } }));
  const mayAdd = usePermission(createPaymentMethod).allowed;
  const known = (data?.items ?? []).map((one) => ({ value: one.id, label: methodName(one) }));
  const isGone = data !== undefined && value !== '' && !known.some((one) => one.value === value);
  return (
    <Select
      label="Payment method"
      clearable
      searchable
      nothingFoundMessage="No such payment method"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        mayAdd && (
          <Anchor
            href="/settings?tab=methods"
            target="_blank"
            fz="xs"
            style={{ display: 'inline-block', lineHeight: '24px' }}
          >
            Add new in a new tab
          </Anchor>
        )
      }
      data={isGone ? [...known, { value, label: 'One that is gone' }] : known}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      error={error}
    />
  );
}
