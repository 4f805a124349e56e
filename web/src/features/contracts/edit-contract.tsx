// A contract is changed under the version that was opened; what somebody else saved meanwhile is taken in, what was typed stays.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type ContractView, updateContract } from '#shared/api/contracts.ts';
import { useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { useSession } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';
import { isChanged, useUnsaved } from '#web/ui/use-unsaved.tsx';
import { ChangedSince, isConflict } from './changed-since.tsx';
import { changesOf } from './contract-changes.ts';
import { ContractForm } from './contract-form.tsx';
import { inputOf, typedOver, typingOf } from './contract-typing.ts';
import { useFresh } from './use-fresh.ts';

export function EditContract({ contract: opened }: { readonly contract: ContractView }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const { edit } = useSearch({ strict: false }) as Search;
  const [contract, setContract] = useState(opened);
  const [typing, setTyping] = useState(() => typingOf(opened, today));
  const shut = () => navigate({ to: '.', search: {} });
  const save = useChange(updateContract, {
    onDone: () => {
      say.done('Saved');
      return shut();
    },
  });
  const isTyped = isChanged(inputOf(typingOf(contract, today)), inputOf(typing));
  const { question, leave } = useUnsaved(isTyped && !save.isPending);
  const fresh = useFresh(contract.id, (newer) => {
    setTyping((now) => typedOver(contract, now, newer));
    setContract(newer);
    save.reset();
    say.done('This is the newer version, with what you typed over it');
  });
  return (
    <Page
      title={`Edit ${contract.name}`}
      back={{ to: '/contracts/$id', params: { id: contract.id }, name: contract.name }}
      width="76rem"
    >
      <ContractForm
        contract={contract}
        typing={typing}
        onType={setTyping}
        submit="Save"
        first={edit === 'prices' ? 'prices' : undefined}
        busy={save.isPending}
        error={save.error}
        trouble={
          isConflict(save.error) ? (
            <ChangedSince
              id={contract.id}
              error={save.error}
              then="Nothing of yours was saved yet, and nothing you typed is lost."
              busy={fresh.busy}
              onReload={() => void fresh.load()}
            />
          ) : undefined
        }
        onCancel={() => leave(() => void shut())}
        onSubmit={(input) => {
          const before = inputOf(typingOf(contract, today));
          save.mutate({
            params: { id: contract.id },
            body: { ...changesOf(before, input), version: contract.version } as never,
          });
        }}
      />
      {question}
    </Page>
  );
}
