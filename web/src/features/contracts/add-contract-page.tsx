// A contract is added.
import { Alert } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { createContract } from '#shared/api/contracts.ts';
import { useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
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
  const { today, reportingCurrency } = useSession();
  const { applicationId } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const contract = {
    currency: reportingCurrency,
    ...(applicationId && { applicationIds: [applicationId] }),
  };
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
