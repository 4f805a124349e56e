// What the log keeps of a long text is its beginning, measured in the bytes that it takes there.

const ELLIPSIS = '…';

/** Bytes of a value as JSON in UTF-8: a character of Chinese takes three, a control character six. */
export function bytesInLog(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** The text, or as much of its beginning as fits into so many bytes together with an ellipsis. */
export function cutToBytes(text: string, most: number): string {
  if (bytesOfText(text) <= most) return text;
  let room = most - bytesOfText(ELLIPSIS);
  if (room < 0) return '';
  let kept = '';
  for (const character of text) {
    room -= bytesOfText(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept}${ELLIPSIS}`;
}

function bytesOfText(text: string): number {
  return bytesInLog(text) - '""'.length;
}
