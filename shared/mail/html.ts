// Markup is made only by this tag: whatever is put into it is escaped unless it is markup already.

/** Markup that is safe to be put into other markup. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | undefined | false | readonly Html[];

/** Control characters that no mail or page may carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** For text and for quoted attributes. */
export function escaped(text: string): string {
  return text.replace(CONTROLS, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((all, text, at) => all + markup(parts[at - 1]) + text));
}

function markup(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escaped(String(part));
}
