import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { contentTypes, securityHeaders } from './scripts/securityHeaders.mjs';

const root = import.meta.dirname;

/** File names of the example plans, without their ending. */
function exampleNames() {
  const folder = resolve(root, 'assets/examples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.headroom'))
    .map((name) => name.slice(0, -'.headroom'.length))
    .sort();
}

/** The page: what `npm run dev` serves and the renderer target builds. Its own files are all it ever loads. */
export const rendererConfig = {
  configFile: false,
  root: resolve(root, 'renderer'),
  base: './',
  plugins: [react()],
  define: {
    __EXAMPLES__: JSON.stringify(exampleNames()),
    __VERSION__: JSON.stringify(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')).version),
    __HANDSONTABLE_LICENSE_KEY__: JSON.stringify(
      process.env.HANDSONTABLE_LICENSE_KEY || 'non-commercial-and-evaluation',
    ),
  },
  publicDir: resolve(root, 'assets'),
  build: {
    target: 'es2023',
    // Electron's own Chromium, and installed browsers of the same age: no rule is split in two for older ones.
    cssTarget: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
  logLevel: 'warn',
};

/** A bundle for Node or Electron: one file that holds everything but `external` and Node's own modules. */
export function nodeConfig(entry, fileName, external = []) {
  return {
    configFile: false,
    root,
    publicDir: false,
    define: {
      __SECURITY_HEADERS__: JSON.stringify(securityHeaders),
      __CONTENT_TYPES__: JSON.stringify(contentTypes),
    },
    ssr: { noExternal: true, external },
    build: {
      ssr: resolve(root, entry),
      target: 'node20',
      minify: true,
      rolldownOptions: {
        external,
        output: {
          format: fileName.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: fileName,
          codeSplitting: false,
        },
      },
    },
    logLevel: 'warn',
  };
}
