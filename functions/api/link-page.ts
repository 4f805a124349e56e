// The pages behind the links of mails: they ask with one button, or say what was done; nothing happens by opening them.
import { type Html, html } from '#shared/mail/html.ts';

/** The colors of the product's own pages; every pair of text and ground reads at 4.5 to 1 or better. Free of quotes: as text it is escaped. */
const STYLE = [
  ':root{color-scheme:light dark;--canvas:#f4f6f9;--surface:#fff;--line:#e3e6eb;--text:#1a1d23;--quiet:#59616d;--act:#3b5bdb;--over:#364fc7;--good:#087f5b;--good-ground:#d3f9e8;--warn:#9a4d00;--warn-ground:#fff0dc}',
  '@media(prefers-color-scheme:dark){:root{--canvas:#10141a;--surface:#181d25;--line:#2a313c;--text:#eef0f4;--quiet:#a3adba;--over:#4263eb;--good:#63e6be;--good-ground:#12372d;--warn:#ffc078;--warn-ground:#3d2a12}}',
  '*{box-sizing:border-box}',
  'body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.25rem;padding:1.5rem 1rem;background:var(--canvas);color:var(--text);font:1rem/1.55 Inter,system-ui,-apple-system,Segoe UI,sans-serif}',
  'header{display:flex;align-items:center;gap:.625rem;font-weight:640;letter-spacing:-.01em}',
  'main{width:100%;max-width:28rem;padding:2rem;background:var(--surface);border:1px solid var(--line);border-radius:12px}',
  'h1{margin:0 0 .5rem;font-size:1.375rem;line-height:1.3;font-weight:640;letter-spacing:-.015em;text-wrap:balance}',
  'p{margin:0;overflow-wrap:anywhere}',
  'ul{margin:.75rem 0 0;padding:0 0 0 1.1rem}',
  'b{font-weight:600}',
  '.sign{display:grid;place-items:center;width:2.5rem;height:2.5rem;margin-bottom:1rem;border-radius:50%}',
  '.done{color:var(--good);background:var(--good-ground)}',
  '.stale{color:var(--warn);background:var(--warn-ground)}',
  'form{margin:1.5rem 0 0}',
  'button{width:100%;min-height:2.75rem;padding:.625rem 1.25rem;font:inherit;font-weight:600;color:#fff;background:var(--act);border:0;border-radius:8px;cursor:pointer}',
  'button:hover{background:var(--over)}',
  'button:focus-visible,a:focus-visible{outline:3px solid var(--act);outline-offset:3px}',
  '.note{margin-top:1rem;font-size:.875rem;color:var(--quiet)}',
  'a{color:inherit}',
].join('');

const MARK = html`<svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#3b5bdb"/><path d="M9 10h14M9 16h9M9 22h5" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="22" cy="20" r="3.5" fill="#63e6be"/></svg>`;

const SIGNS = { done: 'M5 13l4 4L19 7', stale: 'M12 7v6M12 17h.01' } as const;

export interface LinkPage {
  readonly title: string;
  readonly text: string | Html;
  /** What the text speaks of, one a line. */
  readonly items?: readonly string[];
  /** How it stands; absent while the page only asks. */
  readonly is?: keyof typeof SIGNS;
  /** Posts to the page's own address. */
  readonly button?: string;
  /** What happens next, or how to undo it. */
  readonly note: string | Html;
}

export function linkPage({ title, text, items = [], is, button, note }: LinkPage): string {
  const sign =
    is !== undefined &&
    html`<div class="sign ${is}"><svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${SIGNS[is]}"/></svg></div>`;
  const list = items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const form =
    button !== undefined && html`<form method="post"><button type="submit">${button}</button></form>`;
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${title} · Seatledger</title><style>${STYLE}</style></head><body><header>${MARK}<span>Seatledger</span></header><main>${sign}<h1>${title}</h1><p>${text}</p>${list}${form}<p class="note">${note}</p></main></body></html>`
    .text;
}
