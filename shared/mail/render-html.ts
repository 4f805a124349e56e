// A mail as HTML: one column, readable at 390 pixels, light and dark, nothing fetched from anywhere.
import { type Html, html } from './html.ts';
import type { Card, Mail } from './mail.ts';
import { badgeLook, barLook, dotLook, headStyle, look } from './style.ts';

export function renderHtml(mail: Mail): string {
  const single = mail.cards.length === 1;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${mail.subject}</title>${headStyle()}</head>
<body ${look('page')}><div style="display:none;max-height:0;overflow:hidden">${mail.preheader}</div>
<div ${look('outer')}><main ${look('inner')}><div ${look('brand')}>Seatledger</div>
${mail.heading !== undefined && html`<h1 ${look('title')}>${mail.heading}</h1>`}
${mail.cards.map((card) => cardHtml(card, single))}
${mail.more && html`<p ${look('foot')}><a ${look('quiet')} href="${mail.more.url}">${mail.more.label}</a></p>`}
${mail.reasons.length > 0 && html`<p ${look('foot')}>${mail.reasons.join(' ')}</p>`}
${mail.stops.length > 0 && html`<p ${look('foot')}>${mail.stops.map(({ label, url }) => html`<a ${look('link')} href="${url}">${label}</a> &nbsp; `)}</p>`}
</main></div></body></html>`.text;
}

/** @param single whether it is the whole mail: then its heading and button are the main ones */
function cardHtml(card: Card, single: boolean): Html {
  const { badge, heading, lead, facts, bar, rows, recommendation, action } = card;
  return html`<div ${look('card')}><span ${badgeLook(badge.tone)}>${badge.text}</span>
${single ? html`<h1 ${look('heading')}>${heading}</h1>` : html`<h2 ${look('small')}>${heading}</h2>`}
<p ${look('lead')}>${lead}</p>
${single && facts.length > 0 && html`<table ${look('facts')}>${facts.map(([label, value]) => html`<tr><th scope="row" ${look('label')}>${label}</th><td ${look('value')}>${value}</td></tr>`)}</table>`}
${
  !single &&
  facts.length > 1 &&
  html`<p ${look('caption')}>${facts
    .slice(1)
    .map(([label, value]) => `${label}: ${value}`)
    .join(' · ')}</p>`
}
${single && bar && barHtml(bar)}
${rows && rowsHtml(rows)}
${recommendation !== undefined && html`<p ${look('advice')}>${recommendation}</p>`}
<a ${look(single ? 'button' : 'quiet')} href="${action.url}">${action.label}</a></div>
`;
}

function barHtml({ parts, caption }: NonNullable<Card['bar']>): Html {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const shown = parts.filter(({ count }) => count > 0);
  const shares = shown.map(({ kind, count }) => ({ kind, share: Math.round((count / total) * 1000) / 10 }));
  return html`<table role="presentation" style="width:100%;border-collapse:separate;border-spacing:2px 0"><tr>${shares.map(({ kind, share }) => html`<td ${barLook(kind, share)}></td>`)}</tr></table>
<p ${look('caption')}>${parts.map(({ label, count, kind }) => html`<span ${dotLook(kind)}></span> ${count} ${label} &nbsp; `)}<br>${caption}</p>`;
}

function rowsHtml(rows: NonNullable<Card['rows']>): Html {
  return html`<table ${look('facts')}>${rows.map(({ day, text, url }) => html`<tr><th scope="row" ${look('label')}>${day}</th><td ${look('value')}><a ${look('link')} href="${url}">${text}</a></td></tr>`)}</table>`;
}
