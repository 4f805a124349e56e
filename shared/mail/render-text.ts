// A mail as plain text: everything the HTML says, in the same order.
import type { Card, Mail } from './mail.ts';

export function renderText(mail: Mail): string {
  const parts = [
    ...(mail.heading === undefined ? [] : [mail.heading]),
    ...mail.cards.map(cardText),
    ...(mail.more ? [`${mail.more.label}: ${mail.more.url}`] : []),
    [...mail.reasons, ...mail.stops.map(({ label, url }) => `${label}: ${url}`)].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n----\n\n')}\n`;
}

function cardText(card: Card): string {
  const { bar, rows = [] } = card;
  const blocks = [
    `${card.badge.text}\n${card.heading}`,
    card.lead,
    card.facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    bar ? `${bar.caption}: ${bar.parts.map(({ label, count }) => `${count} ${label}`).join(', ')}` : '',
    rows.map(({ day, text }) => `${day}  ${text}`).join('\n'),
    card.recommendation ?? '',
    `${card.action.label}: ${card.action.url}`,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}
