// The pages behind the links of mails: they ask with one button, or say what was done; nothing happens by opening them.
import { html } from '#shared/mail/html.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:12vh 1rem;color-scheme:light dark;text-align:center}main{max-width:32rem;margin:auto}h1{font-size:1.5rem}button{font:inherit;font-weight:600;color:#fff;background:#3b5bdb;border:0;border-radius:8px;padding:.75rem 1.5rem;cursor:pointer}';

export interface LinkPage {
  readonly title: string;
  readonly text: string;
  /** Posts to the page's own address. */
  readonly button?: string;
}

export function linkPage({ title, text, button }: LinkPage): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${text}</p>${button !== undefined && html`<form method="post"><button type="submit">${button}</button></form>`}</main></body></html>`
    .text;
}
