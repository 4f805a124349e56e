// A contract is added, from nothing or from another one.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { createContract, getContract } from '#shared/api/contracts.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { copyOf, successorOf } from '#shared/domain/contracts/next-contract.ts';
import { reading, useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { useUnsaved } from '#web/ui/use-unsaved.tsx';
import { ContractForm } from './contract-form.tsx';
import { typingOf } from './contract-typing.ts';

export function AddContractPage() {
  const permission = usePermission(createContract);
  return (
    <Page title="Add a contract" back={{ to: '/contracts', name: 'Contracts' }} width="76rem">
      {permission.allowed ? <Adding /> : <Alert color="gray">{permission.reason}</Alert>}
    </Page>
  );
}

/** Blank, or made from another contract: `?copy=` is one like it, `?after=` the one that follows it. */
function Adding() {
  const { today, reportingCurrency } = useSession();
  const { applicationId, copy, after } = useSearch({ strict: false }) as Search;
  const id = after ?? copy;
  const from = useQuery({ ...reading(getContract, { params: { id: id ?? '' } }), enabled: id !== undefined });
  if (id === undefined) {
    const blank = { currency: reportingCurrency, ...(applicationId && { applicationIds: [applicationId] }) };
    return <Form contract={blank} />;
  }
  if (from.error) return <Trouble error={from.error} retry={() => void from.refetch()} />;
  if (!from.data) return <PageSkeleton />;
  const { end } = from.data.dates;
  return <Form contract={after === undefined ? copyOf(from.data) : successorOf(from.data, end, today)} />;
}

function Form({ contract }: { readonly contract: Partial<Contract> }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const [blank] = useState(() => typingOf(contract, today));
  const [typing, setTyping] = useState(blank);
  const add = useChange(createContract, {
    onDone: ({ id }) => navigate({ to: '/contracts/$id', params: { id } }),
  });
  const { question, leave } = useUnsaved(typing !== blank && !add.isPending);
  return (
    <>
      <ContractForm
        contract={contract}
        typing={typing}
        onType={setTyping}
        submit="Add contract"
        busy={add.isPending}
        error={add.error}
        onSubmit={(body) => add.mutate({ body: body as never })}
        onCancel={() => leave(() => void navigate({ to: '/contracts' }))}
      />
      {question}
    </>
  );
}
