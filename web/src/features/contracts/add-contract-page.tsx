// A contract is added.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type ContractView, createContract, getContract } from '#shared/api/contracts.ts';
import { duplicateOf, followingOn } from '#shared/domain/contracts/succession.ts';
import { reading, useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
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

function Adding() {
  const { reportingCurrency } = useSession();
  const { applicationId, copy, follows } = useSearch({ strict: false }) as Search;
  const of = copy ?? follows;
  if (of !== undefined) return <From key={of} id={of} isSuccessor={copy === undefined} />;
  const blank = {
    currency: reportingCurrency,
    ...(applicationId && { applicationIds: [applicationId] }),
  };
  return <Typed contract={blank} />;
}

/** Begins with what another contract says. */
function From({ id, isSuccessor }: { readonly id: string; readonly isSuccessor: boolean }) {
  const { data, error, refetch } = useQuery(reading(getContract, { params: { id } }));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  const { end } = data.dates;
  const { licenseNames } = data;
  const agreed = isSuccessor && end !== null ? followingOn(data, end) : duplicateOf(data);
  return <Typed contract={{ ...agreed, licenseNames }} />;
}

function Typed({ contract }: { readonly contract: Partial<ContractView> }) {
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
