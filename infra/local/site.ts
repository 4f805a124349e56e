// The built page is served as CloudFront serves it: files by name, any other address is the page itself.
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { FILE_ADDRESS } from '../page-address.ts';
import { type References, resolved, resourcesOf, type Template, targetOf } from './template.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * @param config what the page reads at `/config.json` before it draws anything.
 * @param headers what CloudFront adds to every answer.
 */
export function site(
  folder: string,
  config: object,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = pathOf(request.url ?? '/');
    if (path === undefined) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad request');
      return;
    }
    if (path === '/config.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(config));
      return;
    }
    const wanted = FILE_ADDRESS.test(path) ? path : 'index.html';
    const file = join(folder, wanted);
    const body = file.startsWith(folder + sep) ? await readFile(file).catch(() => undefined) : undefined;
    if (!body) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, {
      'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream',
      'cache-control': cache,
    });
    response.end(body);
  };
}

/** `undefined` for an address that cannot be decoded. */
function pathOf(address: string): string | undefined {
  try {
    return normalize(decodeURIComponent(new URL(address, 'http://local').pathname));
  } catch {
    return undefined;
  }
}

/** What CloudFront adds to answers of the page, by the template; without HSTS, as this machine speaks plain HTTP. */
export function pageHeadersOf(template: Template, references: References): Record<string, string> {
  const [distribution] = resourcesOf(template, 'AWS::CloudFront::Distribution');
  const config = distribution?.[1].DistributionConfig as
    | { DefaultCacheBehavior?: { ResponseHeadersPolicyId?: unknown } }
    | undefined;
  const policy = targetOf(config?.DefaultCacheBehavior?.ResponseHeadersPolicyId, template);
  const found = policy && template.Resources[policy]?.Properties?.ResponseHeadersPolicyConfig;
  if (!found) return {};
  const { CustomHeadersConfig, SecurityHeadersConfig: security } = resolved(found, references) as Policy;
  const custom = CustomHeadersConfig?.Items ?? [];
  return {
    ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
    ...(security?.ContentSecurityPolicy && {
      'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    }),
    ...(security?.ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(security?.FrameOptions && { 'x-frame-options': security.FrameOptions.FrameOption }),
    ...(security?.ReferrerPolicy && { 'referrer-policy': security.ReferrerPolicy.ReferrerPolicy }),
  };
}

interface Policy {
  readonly CustomHeadersConfig?: { readonly Items: readonly { Header: string; Value: string }[] };
  readonly SecurityHeadersConfig?: {
    readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
    readonly ContentTypeOptions?: object;
    readonly FrameOptions?: { readonly FrameOption: string };
    readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
  };
}
