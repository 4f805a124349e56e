// A contract is typed on one page, and what follows from it stands beside the fields as they are typed.

import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ContractView } from '#shared/api/contracts.ts';
import { reasonsOf, sentenceOf } from '#web/api/problem.ts';
import { later } from '#web/ui/later.tsx';
import { OwnerFields } from '#web/ui/owner-fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { type ContractTyping, decidedOf, inputOf, reasonsIn } from './contract-typing.ts';
import { Following, useFollowing } from './following.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { TermFields } from './term-fields.tsx';
import { WhatFields } from './what-fields.tsx';

const DocumentFields = later(
  () => import('./document-fields.tsx').then((file) => file.DocumentFields),
  <RowsSkeleton rows={2} />,
);

const CustomReminderFields = later(
  () => import('./custom-reminder-fields.tsx').then((file) => file.CustomReminderFields),
  <RowsSkeleton rows={2} />,
);

const RuleFields = later(
  () => import('./rule-fields.tsx').then((file) => file.RuleFields),
  <RowsSkeleton rows={2} />,
);

const PriceFields = later(
  () => import('./price-fields.tsx').then((file) => file.PriceFields),
  <RowsSkeleton rows={2} />,
);

const FollowingCost = later(
  () => import('./following-cost.tsx').then((file) => file.FollowingCost),
  <RowsSkeleton rows={3} />,
);

const NO_NAMES = {};

interface ContractFormProps {
  /** As it is kept; of a new one, what is known before anything is typed. */
  readonly contract: Partial<ContractView>;
  readonly typing: ContractTyping;
  readonly onType: (change: (now: ContractTyping) => ContractTyping) => void;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** Stands in the place of the error where it says more. */
  readonly trouble?: ReactNode;
  /** The part that somebody came for. */
  readonly first?: 'prices' | undefined;
  readonly onSubmit: (input: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

export function ContractForm(props: ContractFormProps) {
  const { contract, typing, onType, submit, busy, error, trouble, first, onSubmit, onCancel } = props;
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const reason = useRef<HTMLDivElement>(null);
  // On a phone the reason stands at the very end of the page.
  useEffect(() => {
    if (error) reason.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const set = (change: Partial<ContractTyping>) => onType((now) => ({ ...now, ...change }));
  const following = useFollowing(typing, contract);
  const early = reasonsIn(typing, decidedOf(contract));
  const missing = Object.keys(early).length;
  const reasons = { ...reasonsOf(error), ...(tried ? early : {}) };
  const parts = { typing, set, reasons };
  const { licenseNames = NO_NAMES } = contract;
  const isPriced = typing.lines.length > 0 || typing.fees.length > 0;
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing === 0) return onSubmit(inputOf(typing));
        // The reasons are drawn first; then the first field that has one is where to go on.
        requestAnimationFrame(() =>
          form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus(),
        );
      }}
    >
      <div className="sl-two">
        <div>
          <Stack>
            <WhatFields {...parts} id={contract.id} />
            <TermFields {...parts} />
            <PaymentFields {...parts} />
            <PriceFields {...parts} licenseNames={licenseNames} first={first === 'prices'} />
            <Card
              title="Who answers for it"
              lead="They are reminded, together with the owners of its applications"
            >
              <OwnerFields owners={typing.owners} onChange={(owners) => set({ owners })} reasons={reasons} />
            </Card>
            <RuleFields {...parts} following={following} />
            <CustomReminderFields {...parts} reminders={following.reminders} />
            <DocumentFields {...parts} />
            <Card title="Notes">
              <Textarea
                aria-label="Notes"
                autosize
                minRows={2}
                maxRows={8}
                maxLength={4000}
                value={typing.notes}
                onChange={(event) => set({ notes: event.currentTarget.value })}
                error={reasons.notes}
              />
            </Card>
          </Stack>
        </div>
        <div>
          <div className="sl-aside">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section tabIndex={0} aria-label="What follows from it">
              <Stack>
                {isPriced && (
                  <FollowingCost
                    typing={typing}
                    contract={contract}
                    licenseNames={licenseNames}
                    firstMonthOfFinancialYear={following.firstMonthOfFinancialYear}
                  />
                )}
                <Following {...following} />
              </Stack>
            </section>
            <div ref={reason} hidden={!error && !(tried && missing > 0)}>
              {trouble ?? (
                <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
                  {error ? sentenceOf(error) : 'Some fields need another look.'}
                </Alert>
              )}
            </div>
            <Group justify="flex-end">
              <Button variant="default" onClick={onCancel}>
                Cancel
              </Button>
              <Button type="submit" loading={busy}>
                {submit}
              </Button>
            </Group>
          </div>
        </div>
      </div>
    </form>
  );
}
