import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';
import { contentTypes, securityHeaders } from './securityHeaders.mjs';

const PAGE_FOLDER = join(root, 'dist/renderer');

/**
 * Serves the built page to this machine alone, and at /plan the one plan it was started with, if any. A name that
 * resolves to 127.0.0.1 for a foreign page (DNS rebinding) is turned away by its Host header.
 *
 * Returns the address to open and a function that closes the server.
 */
export async function serve({ plan = null, example = null, port = 0 } = {}) {
  const server = createServer((request, response) => {
    answer(request, server.address().port, plan).then(
      ({ status, headers, body }) =>
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body),
      () => response.writeHead(500, { 'Content-Type': 'text/plain' }).end('The file could not be read.'),
    );
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const query = new URLSearchParams();
  if (plan !== null) query.set('plan', basename(plan));
  else if (example !== null) query.set('example', example);
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: query.size > 0 ? `${origin}/?${query}` : `${origin}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function answer(request, port, plan) {
  if (!isOurs(request.headers, port)) return refusal(403, 'This address answers only to its own page.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Only reading is possible here.');
  const path = pathOf(request.url);
  if (path === null) return refusal(400, 'The address is malformed.');
  if (path === '/plan') return plan === null ? refusal(404, 'There is no plan.') : file(resolve(plan), '.headroom');
  const target = join(PAGE_FOLDER, normalize(path === '/' ? '/index.html' : path));
  const type = extname(target);
  if (!target.startsWith(PAGE_FOLDER + sep) || contentTypes[type] === undefined) return refusal(404, 'Not found.');
  return file(target, type);
}

function isOurs(headers, port) {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host)) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}

function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

async function file(path, type) {
  try {
    const body = await readFile(path);
    return {
      status: 200,
      headers: { ...securityHeaders, 'Content-Type': contentTypes[type], 'Cache-Control': 'no-cache' },
      body,
    };
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return refusal(404, 'Not found.');
    throw error;
  }
}

function refusal(status, sentence) {
  return { status, headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' }, body: sentence };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ plan: process.argv[2] ?? null });
  console.log(`Headroom is served at ${url}`);
}
