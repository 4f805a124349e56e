// A payment method is added or corrected; a full card number is refused before it is sent anywhere.
import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  createPaymentMethod,
  type PaymentMethodRow,
  updatePaymentMethod,
} from '#shared/api/payment-methods.ts';
import {
  PAYMENT_METHOD_KINDS,
  PaymentMethodInput,
  PaymentMethodKind,
} from '#shared/domain/payments/payment-method.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { asSentence } from './rate-words.ts';

interface MethodFormProps {
  /** The one to edit; a new one without it. */
  readonly of?: PaymentMethodRow;
  readonly onClose: () => void;
}

const FIELDS = ['name', 'lastFour', 'expires', 'owner', 'note'] as const;
type Typed = Record<(typeof FIELDS)[number], string> & { readonly kind: PaymentMethodKind };

function typedOf(of: PaymentMethodRow | undefined): Typed {
  const { name = '', kind = 'card', lastFour = '', expires = '', owner = '', note = '' } = of ?? {};
  return { name, kind, lastFour, expires, owner, note };
}

/** As it would be sent; an empty field says nothing. */
function inputOf({ kind, ...texts }: Typed): Record<string, string> {
  const said = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  return { kind, ...Object.fromEntries(said.map(([field, text]) => [field, text.trim()])) };
}

export function MethodForm({ of, onClose }: MethodFormProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(of));
  const [early, setEarly] = useState<Readonly<Record<string, string>>>({});
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }));
  const onDone = () => {
    say.done(of ? 'Saved' : `${typed.name.trim()} was added`);
    onClose();
  };
  const create = useChange(createPaymentMethod, { onDone });
  const update = useChange(updatePaymentMethod, { onDone });
  const change = of ? update : create;
  const reasons = { ...reasonsOf(change.error), ...early };
  return (
    <FormDialog
      title={of ? `Edit ${of.name}` : 'Add a payment method'}
      submit={of ? 'Save' : 'Add'}
      busy={change.isPending}
      error={change.error}
      noValidate
      isTyped={JSON.stringify(typed) !== JSON.stringify(typedOf(of))}
      onClose={onClose}
      onSubmit={() => {
        const read = PaymentMethodInput.safeParse(inputOf(typed));
        const issues = read.error?.issues ?? [];
        setEarly(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]).reverse()));
        if (!read.success) return;
        if (of) update.mutate({ params: { id: of.id }, body: { ...read.data, version: of.version } });
        else create.mutate({ body: read.data });
      }}
    >
      <Fields>
        <TextInput
          label="Name"
          description="As people know it; never a full card number"
          required
          maxLength={120}
          autoComplete="off"
          value={typed.name}
          error={typed.name.trim() === '' && reasons.name ? 'It needs a name' : asSentence(reasons.name)}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label="Kind"
          description="How the money moves"
          allowDeselect={false}
          data={PaymentMethodKind.options.map((value) => ({ value, label: PAYMENT_METHOD_KINDS[value] }))}
          value={typed.kind}
          onChange={(value) => set({ kind: PaymentMethodKind.catch('other').parse(value) })}
        />
      </Fields>
      <Fields>
        <TextInput
          label="Last four digits"
          description="To tell cards or accounts apart"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          className="sl-num"
          value={typed.lastFour}
          error={reasons.lastFour && 'Exactly four digits, such as 4242'}
          onChange={(event) => set({ lastFour: event.currentTarget.value })}
        />
        <TextInput
          label="Expires"
          description="The last month, such as 2027-03"
          placeholder="yyyy-mm"
          autoComplete="off"
          maxLength={7}
          value={typed.expires}
          error={reasons.expires && 'A month such as 2027-03'}
          onChange={(event) => set({ expires: event.currentTarget.value })}
        />
      </Fields>
      <TextInput
        label="Owner"
        description="Hears of what it pays and before it expires"
        type="email"
        maxLength={200}
        autoComplete="off"
        value={typed.owner}
        error={reasons.owner && 'A mail address such as ana@example.com'}
        onChange={(event) => set({ owner: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={typed.note}
        error={asSentence(reasons.note)}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
