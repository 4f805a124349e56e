// A strict reader of iCalendar (RFC 5545, 3.1 and 3.3.11): it throws where a line is too long, unended, or badly escaped.
const MOST_OCTETS = 75;

export interface Property {
  readonly name: string;
  /** With escapes undone, where the property is a text. */
  readonly value: string;
  /** The component it stands in. */
  readonly of: string;
}

const TEXTS = ['SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'NAME', 'X-WR-CALNAME'];

export function propertiesOf(calendar: string): Property[] {
  const lines = calendar.replace(/\r\n$/, '').split('\r\n');
  for (const line of lines) {
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`A control character in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > MOST_OCTETS) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`);
    if (Buffer.from(line).toString() !== line) throw new Error(`A character cut in two: ${line}`);
  }
  const open: string[] = [];
  const found: Property[] = [];
  for (const line of lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n')) {
    const [, name = '', raw = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    if (name === '') throw new Error(`No property: ${line}`);
    if (name === 'BEGIN') open.push(raw);
    else if (name === 'END') {
      if (open.pop() !== raw) throw new Error(`${raw} ends without having begun`);
    } else found.push({ name, value: TEXTS.includes(name) ? unescaped(raw) : raw, of: open.at(-1) ?? '' });
  }
  if (open.length > 0) throw new Error(`${open.join()} never ends`);
  return found;
}

function unescaped(raw: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(raw.replace(/\\[;,nN]/g, ''))) throw new Error(`Not escaped: ${raw}`);
  return raw.replace(/\\(.)/gs, (_, letter: string) => {
    if (letter === 'n' || letter === 'N') return '\n';
    if (!'\\;,'.includes(letter)) throw new Error(`An unknown escape: \\${letter}`);
    return letter;
  });
}
