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

const TOTAL_WEIGHT = LOCALES.reduce((sum, locale) => sum + locale.weight, 0);
/** Prime and no divisor of any locale's number of names, so stepping by it visits each name once a round. */
const STEP = 7_919;
/** Of a hundred people so many change their family name while they are here. */
const RENAMED = 0.03;

export function namingOf(draw: Draw, life: Life, day: DayNumber): Naming {
  const id = lifeId(life);
  const locale = localeAt(draw(TOPIC.locale, id));
  // Eight people of one place have numbers of their own; whoever came long before or after is told apart by an era.
  const turn = life.turn + 4;
  const era = Math.floor(turn / 8);
  const number = life.place * 8 + (turn - era * 8);
  const names = locale.given.length * locale.family.length;
  const combination = (number * STEP) % names;
  const given = locale.given[combination % locale.given.length] ?? { written: '', spelled: '' };
  const family = locale.family[Math.floor(combination / locale.given.length)] ?? given;
  const round = Math.floor(number / names);
  const mark = `${round > 0 ? round + 1 : ''}${era === 0 ? '' : `.${era + 10}`}`;
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

function localeAt(unit: number): Locale {
  let rest = unit * TOTAL_WEIGHT;
  for (const locale of LOCALES) {
    rest -= locale.weight;
    if (rest < 0) return locale;
  }
  return LOCALES[0] as Locale;
}
