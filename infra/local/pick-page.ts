// On this machine nobody has a password: the sign-in page lists the users to be.
import type { LocalUser } from './access-token.ts';

export function pickPage(users: readonly LocalUser[]): string {
  const buttons = users
    .map(
      ({ id, name, mail, role }) =>
        `<button name="user" value="${escaped(id)}"><b>${escaped(name)}</b><span>${escaped(mail)} · ${escaped(role)}</span></button>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="/favicon.svg"><title>Sign in to Seatledger</title><style>${STYLE}</style>
<main><h1>Sign in as</h1><form method="post">${buttons}</form></main></html>`;
}

/** @param form of the issuer, which this page sends off by itself */
export function signOutPage(form: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Signing out</title>${form}
<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<script>document.getElementById('op.logoutForm').submit()</script></html>`;
}

const STYLE = `:root{color-scheme:light dark;font:16px system-ui}main{max-width:28rem;margin:4rem auto;padding:0 1rem}
form{display:grid;gap:.5rem}button{font:inherit;text-align:left;padding:.75rem 1rem;border:1px solid #8886;border-radius:.5rem;
cursor:pointer}button span{display:block}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
