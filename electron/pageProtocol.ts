import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol } from 'electron';
import { PAGE_HOST, PAGE_SCHEME } from './pageAddress';

/** Serves the built page, and nothing beside it, under headroom://app/ with the same headers as the browser edition. */
export function servePage(): void {
  const folder = join(app.getAppPath(), 'dist', 'renderer');
  protocol.handle(PAGE_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== PAGE_HOST || request.method !== 'GET') return refusal(403);
    const path = pathOf(folder, pathname);
    const contentType = __CONTENT_TYPES__[extname(path)];
    if (!path.startsWith(folder + sep) || contentType === undefined) return refusal(404);
    try {
      const body = new Uint8Array(await readFile(path));
      return new Response(body, { headers: { ...__SECURITY_HEADERS__, 'Content-Type': contentType } });
    } catch {
      return refusal(404);
    }
  });
}

/** Outside of the folder, and so refused, where the address is malformed. */
function pathOf(folder: string, pathname: string): string {
  try {
    return join(folder, normalize(decodeURIComponent(pathname)));
  } catch {
    return '';
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: __SECURITY_HEADERS__ });
}
