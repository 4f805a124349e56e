// No secret that was named here, in any form it travels in, survives in a text that leaves the connectors.

/** Shorter strings are no secrets, and blanking them would blank the text. */
const SHORTEST_SECRET = 4;
const BLANK = '[hidden]';

/** Whatever looks like a secret is hidden even if nobody named it. */
const LOOKS_SECRET: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}/g,
  /\b(?:Bearer|Basic)\s+[\w.~+/=!-]+/gi,
  /\b(?:access_token|refresh_token|client_secret|assertion|password)\b["']?\s*[=:]\s*["']?[^\s"'&,}]+/gi,
];

export interface Redactor {
  /** Adds a secret learned on the way, such as an access token. */
  hide(secret: string): void;
  redact(text: string): string;
}

export function redactor(secrets: readonly string[] = []): Redactor {
  const hidden = new Set<string>();
  let longestFirst: readonly string[] = [];
  function hide(secret: string): void {
    for (const form of formsOf(secret)) if (form.length >= SHORTEST_SECRET) hidden.add(form);
    longestFirst = [...hidden].sort((a, b) => b.length - a.length);
  }
  for (const secret of secrets) hide(secret);
  return {
    hide,
    redact(text) {
      let out = text;
      for (const secret of longestFirst) out = out.split(secret).join(BLANK);
      for (const pattern of LOOKS_SECRET) out = out.replace(pattern, BLANK);
      return out;
    },
  };
}

/** As it is, trimmed, in a URL, in a form body, in JSON, and the long lines of a key in PEM. */
function formsOf(secret: string): string[] {
  const plain = secret.trim();
  const forms = [secret, plain, JSON.stringify(plain).slice(1, -1)];
  if (plain.isWellFormed()) {
    forms.push(encodeURIComponent(plain), new URLSearchParams({ s: plain }).toString().slice(2));
  }
  for (const line of plain.split(/\r?\n|\\n/)) if (line.length >= 16 && line !== plain) forms.push(line);
  return forms;
}

/** Every string inside credentials, except the name of the method. */
export function secretsOf(credentials: unknown): string[] {
  if (typeof credentials === 'string') return [credentials];
  if (typeof credentials !== 'object' || credentials === null) return [];
  return Object.entries(credentials).flatMap(([key, value]) => (key === 'method' ? [] : secretsOf(value)));
}
