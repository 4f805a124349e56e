// The newest version of a contract, asked for when somebody else's change came between.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ContractView, getContract } from '#shared/api/contracts.ts';
import { reading } from '#web/api/queries.ts';
import { say } from '#web/ui/say.ts';

export function useFresh(id: string, onLoaded: (contract: ContractView) => void) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    load: async () => {
      setBusy(true);
      try {
        onLoaded(await client.fetchQuery({ ...reading(getContract, { params: { id } }), staleTime: 0 }));
      } catch (error) {
        say.failed(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
