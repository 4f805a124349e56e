// The address of the next page in a `Link` header (RFC 8288), as GitHub and Okta give it.

/** @returns `undefined` on the last page */
export function nextLink(headers: Headers): string | undefined {
  for (const [, target, parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^<]*)/g))
    if (/;\s*rel="?next"?\s*(;|,|$)/i.test(parameters)) return target;
  return undefined;
}
