// What a line of a contract is called: its license, with its own words where they say more.
import type { ContractView } from '#shared/api/contracts.ts';

export function lineName(
  { lines, licenseNames }: Pick<ContractView, 'lines' | 'licenseNames'>,
  place: number,
): string {
  const line = lines[place];
  if (!line) return 'the fees';
  const license = line.licenseId === undefined ? undefined : licenseNames[line.licenseId];
  const { text } = line;
  if (license === undefined) return text || 'A license that is gone';
  return text === '' || text === license ? license : `${license}: ${text}`;
}
