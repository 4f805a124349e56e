// What was typed into a count is a whole number, nothing, or refused: a character is never dropped to make it fit.

/** More digits than any count has. */
const DIGITS = /^\d{0,12}$/;

/** @returns undefined where it is no whole number */
export function wholeNumberIn(text: string): number | '' | undefined {
  const typed = text.trim();
  if (!DIGITS.test(typed)) return undefined;
  return typed === '' ? '' : Number(typed);
}
