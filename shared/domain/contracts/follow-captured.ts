// A marked line follows what the vendor sells: captured seats above all lines in force open a dated change on it.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { License } from '../licenses/license.ts';
import type { Contract } from './contract.ts';
import { runsOn } from './cost/accrual.ts';
import type { AgreedLicenses } from './cost/license-cost.ts';
import { stateOn } from './cost/line-state.ts';
import { isInForce } from './cost/timeline.ts';
import type { ContractLine } from './pricing.ts';

type Agreed = Omit<Contract, 'version'>;
type Captured = Pick<License, 'captured' | 'capturing'>;

/**
 * The contracts that change today; a license moves one line, the first marked one.
 * @param agreed what all contracts in force say before
 */
export function followCaptured(
  contracts: readonly Agreed[],
  licenses: ReadonlyMap<string, Captured>,
  agreed: AgreedLicenses,
  today: CivilDay,
): Agreed[] {
  const taken = new Set<string>();
  return contracts.flatMap((contract) => {
    let isChanged = false;
    const lines = contract.lines.map((line) => {
      const { licenseId, follows } = line;
      if (licenseId === undefined || follows === undefined || taken.has(licenseId)) return line;
      if (!runsOn(line, today) || !isInForce(contract, today)) return line;
      taken.add(licenseId);
      const gap = gapOf(licenses.get(licenseId), agreed.get(licenseId)?.quantities);
      if (gap === 0 || (gap < 0 && follows === 'up')) return line;
      isChanged = true;
      return withQuantity(line, Math.max(0, stateOn(line, today).quantity + gap), today);
    });
    return isChanged ? [{ ...contract, lines }] : [];
  });
}

/** Captured seats above those of all lines in force; negative when there are fewer. */
function gapOf(license: Captured | undefined, quantities: readonly number[] = []): number {
  const purchased = license?.capturing ? license.captured?.purchased : undefined;
  if (typeof purchased !== 'number') return 0;
  return purchased - quantities.reduce((total, each) => total + each, 0);
}

/** From today on; what was before stays, and what was planned for later stays planned. */
function withQuantity(line: ContractLine, quantity: number, today: CivilDay): ContractLine {
  const onToday = line.changes.find(({ from }) => from === today);
  const others = line.changes.filter(({ from }) => from !== today);
  const changes = [...others, { ...onToday, from: today, quantity }];
  return { ...line, changes: changes.sort((a, b) => (a.from < b.from ? -1 : 1)) };
}
