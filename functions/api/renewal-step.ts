// Each step of a renewal is one change of its contract, under the version that was seen.
import type { ApiContext } from '#functions/runtime/context.ts';
import type { RenewalView } from '#shared/api/renewals.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import { withPriceNews } from '#shared/domain/contracts/price-news.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { latestRenewal, nameOf, toldOf, type When } from '#shared/domain/renewals/open-renewal.ts';
import type { Renewal } from '#shared/domain/renewals/renewal.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ContractState, contractEntity } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { ApiRequest } from './endpoint.ts';
import { viewRenewal } from './renewal-view.ts';

export const NOTHING = refuse('notFound', 'This contract has nothing to decide');

interface Step {
  readonly state: Outcome<ContractState>;
  readonly deed: Deed;
  readonly note?: string | undefined;
}

/**
 * One step under the version that was seen. Whoever comes second is told by whom and what was decided meanwhile.
 * @param step may be asked again when a figure or a rule changed the contract in between
 */
export async function renewalStep(
  { table, send }: ApiContext,
  { params, caller, actor, at }: Pick<ApiRequest<{ id: string }>, 'params' | 'caller' | 'actor' | 'at'>,
  seen: number,
  decide: (before: ContractState, when: When) => Step,
): Promise<Outcome<RenewalView>> {
  const today = civilDayOf(at, (await settingsOf(table)).timeZone);
  let isChanged = false;
  const outcome = await changeItem(table, contractEntity, keys.contract(params.id), at, (current) => {
    if (seen < current.edited) return meanwhile(current);
    const { state: before } = current;
    const { state: after, deed, note } = decide(before, { today, at });
    if (!after.ok) return after;
    const problem = contractProblem(after.value);
    if (problem) return { refusal: problem };
    const changes = contractChanges(before, after.value);
    isChanged = changes.length > 0;
    if (!isChanged) return 'unchanged';
    const told = withPriceNews(before, after.value, today);
    return { state: told, line: { actor, deed, changes, ...(note && { note }) } };
  });
  if (!outcome.ok) return outcome;
  if (isChanged) await send(eventEntry(contractChanged, { contractId: params.id }, at));
  const view = await viewRenewal(table, outcome.value, { caller, at });
  return view ? done(view) : NOTHING;
}

function meanwhile({ state }: Stored<ContractState>): ReturnType<typeof refuse> {
  const told = whatHappened(latestRenewal(state));
  return refuse('conflict', `${told ?? 'This contract was changed after you opened it'}; reload to see it`, {
    field: 'version',
  });
}

/** By whom and what was decided last. */
function whatHappened(renewal: Renewal | undefined): string | undefined {
  const { request, verdict } = renewal ?? {};
  if (verdict) return `${nameOf(verdict.by)} ${verdict.verdict} it on ${verdict.at.slice(0, 10)}`;
  return request && toldOf(request);
}
