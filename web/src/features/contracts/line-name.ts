// What a line of a contract is called: its own words, else its license.
import type { ContractView } from '#shared/api/contracts.ts';

export function lineName(
  { lines, licenseNames }: Pick<ContractView, 'lines' | 'licenseNames'>,
  place: number,
): string {
  const line = lines[place];
  if (!line) return 'the fees';
  const license = line.licenseId === undefined ? undefined : licenseNames[line.licenseId];
  if (line.text !== '') return license ? `${license}: ${line.text}` : line.text;
  return license ?? 'A license that is gone';
}
