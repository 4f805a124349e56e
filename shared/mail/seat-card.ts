// How the seats behind a contract are used: a bar of all of them, and how many would do.
import type { SeatUse } from '#shared/domain/notifications/notice.ts';
import { neededSeats } from '#shared/domain/utilization/seat-parts.ts';
import type { Card } from './mail.ts';
import { count, longDay } from './words.ts';

export function barOf(use: SeatUse): NonNullable<Card['bar']> {
  const { purchased, used, idle, otherwise, unassigned, over, asOf } = use;
  const bought = `${count(purchased, 'seat')} bought`;
  const and = over > 0 ? ` and ${over.toLocaleString('en-US')} more assigned` : '';
  return {
    caption: `${bought}${and}, as counted on ${longDay(asOf)}`,
    parts: [
      { label: 'in use', count: used, kind: 'used' },
      { label: 'inactive', count: idle, kind: 'idle' },
      // Many contracts have none: a part that is always there and always nothing is only read past.
      ...(otherwise > 0
        ? [
            {
              label: 'held by disabled, service or second accounts',
              count: otherwise,
              kind: 'other' as const,
            },
          ]
        : []),
      { label: 'not assigned', count: unassigned, kind: 'free' },
    ],
  };
}

/** @returns undefined where just what is needed was bought */
export function adviceOf(use: SeatUse | undefined): string | undefined {
  if (!use) return undefined;
  const needed = neededSeats(use);
  const spare = use.idle + use.unassigned;
  if (needed > use.purchased)
    return `${count(needed, 'seat is', 'seats are')} needed as things stand, ${(needed - use.purchased).toLocaleString('en-US')} more than were bought.`;
  if (needed === use.purchased) return undefined;
  return `${count(spare, 'seat is', 'seats are')} inactive or not assigned: ${count(needed, 'seat')} would do as things stand.`;
}
