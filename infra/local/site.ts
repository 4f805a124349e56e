// The built page is served as CloudFront serves it: files by name, any other address is the page itself.
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** Files lie under /assets or at the root with an ending; every other address is the page's, dots in ids included. */
const FILE = /^\/(assets\/|[^/]+\.)/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** @param config what the page reads at `/config.json` before it draws anything. */
export function site(folder: string, config: object): RequestListener {
  return async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname));
    if (path === '/config.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(config));
      return;
    }
    const wanted = FILE.test(path) ? path : 'index.html';
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
