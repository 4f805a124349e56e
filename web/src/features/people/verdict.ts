// A word on whose an account is goes into what was decided about a person, and leaves the rest of it as it was.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { decidePerson, getPerson } from '#shared/api/people.ts';
import { verdictKey } from '#shared/domain/people/match-accounts.ts';
import type { PersonDecision, PersonDecisionInput } from '#shared/domain/people/person.ts';
import { type AnswerOf, call, type InputOf } from '#web/api/client.ts';
import { ask, askOnceCounted } from '#web/api/once-counted.ts';

export interface Verdict {
  readonly personId: string;
  readonly connectionId: string;
  readonly accountId: string;
  /** Absent: the word is taken back, and addresses decide again. */
  readonly says?: 'theirs' | 'notTheirs';
}

type Body = InputOf<typeof decidePerson>['body'];

export function withVerdict(decision: PersonDecision | undefined, verdict: Verdict): Body {
  const key = verdictKey(verdict.connectionId, verdict.accountId);
  const { [key]: _, ...others } = decision?.accounts ?? {};
  const accounts: PersonDecisionInput['accounts'] = {
    ...others,
    ...(verdict.says && { [key]: verdict.says }),
  };
  return {
    version: decision?.version ?? 0,
    note: decision?.note ?? '',
    accounts,
    ...(decision?.exempt && { exempt: decision.exempt }),
  };
}

/** What was decided is read at the moment of saying so: two words said one after the other both stay. */
export function useVerdict(onDone: (verdict: Verdict) => void) {
  const client = useQueryClient();
  return useMutation<AnswerOf<typeof decidePerson>, Error, Verdict>({
    mutationFn: async (verdict) => {
      const params = { id: verdict.personId };
      const { decision } = await call(getPerson, { params });
      return call(decidePerson, { params, body: withVerdict(decision, verdict) });
    },
    onSuccess: (_, verdict) => {
      ask(client, ['people', 'ledger']);
      askOnceCounted(client, ['people', 'licenses', 'overview']);
      onDone(verdict);
    },
  });
}
