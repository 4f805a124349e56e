// Everybody's name and address follow from their number, and no two people ever share an address.
import type { DayNumber } from './days.ts';
import { type Life, lifeId } from './lives.ts';
import { LOCALES, type Locale } from './names.ts';
import { type Draw, pick, TOPIC } from './random.ts';

/** Reserved top-level name (RFC 2606): no mail can ever leave for it. */
export const DOMAIN = 'meridian.example';
export const SECOND_DOMAIN = 'meridian-group.example';

export interface Naming {
  readonly locale: Locale;
  readonly given: string;
  readonly family: string;
  readonly full: string;
  /** The part before the @ today, and before somebody's name changed. */
  readonly local: string;
  readonly formerLocal: string | undefined;
  /** Family name first, an alias some people have. */
  readonly turned: string;
}

/** Weights of the locales add up to this, so every hundred numbers hold each locale by its weight. */
const ROUND = 100;
/** Primes and no divisors of a hundred or of any locale's number of names: stepping by them visits everything once. */
const STEP = { locale: 37, name: 7_919 };
/** What a name depends on beside the life itself. */
interface Named {
  readonly people: number;
  readonly draw: Draw;
}

/** Of a hundred people so many change their family name while they are here. */
const RENAMED = 0.03;

export function namingOf(org: Named, life: Life, day: DayNumber): Naming {
  const { draw, people } = org;
  const id = lifeId(life);
  // Whoever holds a place first is numbered first, so that small organisations have no namesakes.
  const number = life.place + people * (life.turn >= 0 ? 2 * life.turn : -2 * life.turn - 1);
  const { locale, rank } = localeAt(
    (number * STEP.locale + Math.floor(draw(TOPIC.locale, 0) * ROUND)) % ROUND,
  );
  const ordinal = Math.floor(number / ROUND) * locale.weight + rank;
  const names = locale.given.length * locale.family.length;
  const combination = (ordinal * STEP.name + Math.floor(draw(TOPIC.locale, 1) * names)) % names;
  const given = locale.given[combination % locale.given.length] ?? { written: '', spelled: '' };
  const family = locale.family[Math.floor(combination / locale.given.length)] ?? given;
  const lap = Math.floor(ordinal / names);
  const mark = lap > 0 ? String(lap + 1) : '';
  const second = renamedTo(draw, id, life, locale, day);
  const base = `${given.spelled}.${family.spelled}`;
  const familyWritten = second ? `${family.written}-${second.written}` : family.written;
  return {
    locale,
    given: given.written,
    family: familyWritten,
    full: locale.familyFirst ? `${familyWritten} ${given.written}` : `${given.written} ${familyWritten}`,
    local: second ? `${base}-${second.spelled}${mark}` : `${base}${mark}`,
    formerLocal: second ? `${base}${mark}` : undefined,
    turned: `${family.spelled}.${given.spelled}${mark}`,
  };
}

function renamedTo(draw: Draw, id: number, life: Life, locale: Locale, day: DayNumber) {
  if (draw(TOPIC.rename, id) >= RENAMED) return undefined;
  const span = Math.min(life.left - life.hired, 1_500);
  const from = life.hired + 30 + Math.floor(draw(TOPIC.renameDay, id) * span);
  return day >= from ? pick(locale.family, draw(TOPIC.newName, id)) : undefined;
}

function localeAt(place: number): { readonly locale: Locale; readonly rank: number } {
  let rank = place;
  for (const locale of LOCALES) {
    if (rank < locale.weight) return { locale, rank };
    rank -= locale.weight;
  }
  throw new Error(`The weights of the locales add up to less than ${ROUND}`);
}
