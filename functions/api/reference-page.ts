// The API as one page of escaped HTML that asks nothing of anybody else.
import { callersOf } from '#shared/api/openapi.ts';
import type { AnyRoute } from './endpoint.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}code{overflow-wrap:anywhere}section{border-top:1px solid #8888;padding:.5rem 0}';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function section(route: AnyRoute): string {
  const query = Object.keys(route.query.shape).join(', ');
  return `<section id="${escaped(route.id)}"><h2><code>${route.method} ${escaped(route.path)}</code></h2><p>${escaped(route.summary)}.</p><p>${escaped(callersOf(route.access, ', owners'))}${query ? `<br>Query: ${escaped(query)}` : ''}${route.csv ? '<br>Also as CSV' : ''}</p></section>`;
}

export function referencePageOf(routes: readonly AnyRoute[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Seatledger API</title><style>${STYLE}</style></head><body><main><h1>Seatledger API</h1><p>Schemas: <a href="/api/openapi.json">/api/openapi.json</a></p>${routes.map(section).join('')}</main></body></html>`;
}
