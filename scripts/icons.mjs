import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { findBrowser } from './findBrowser.mjs';
import { sandboxArguments } from './electronRuntime.mjs';

const FOLDER = join(root, 'packaging/icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** What the Windows package shows in its tiles. */
const TILES = { 'icon.png': 50, 'Square44x44Logo.png': 44, 'Square150x150Logo.png': 150 };
const TILES_FOLDER = join(root, 'packaging/windows/assets');
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** What an icns calls a PNG of so many pixels: once as itself, once as half as many points of a dense screen. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** Windows' container: a directory of 16 bytes a picture, then the pictures. `pngs` maps pixels to a PNG. */
export function icoOf(pngs) {
  const pictures = ICO_SIZES.map((size) => [size, pngs.get(size)]);
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [i, [size, png]] of pictures.entries()) {
    const at = 6 + 16 * i;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

/** macOS' container: chunks of a type, their length with these eight bytes, and a PNG. */
export function icnsOf(pngs) {
  const chunks = ICNS_TYPES.map(([type, size]) => chunk(type, pngs.get(size)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

/** Draws assets/icons/headroom.svg in the installed browser at each size. */
async function draw() {
  const { chromium } = await import('playwright-core');
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('icons are drawn by Chrome, Chromium or Edge, and none is installed');
  const source = readFileSync(join(root, 'assets/icons/headroom.svg')).toString('base64');
  const browser = await chromium.launch({ executablePath, args: sandboxArguments() });
  try {
    const page = await browser.newPage();
    const pngs = new Map();
    for (const size of [...SIZES, ...Object.values(TILES)]) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>*{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${source}">`,
      );
      pngs.set(size, await page.screenshot({ omitBackground: true }));
    }
    return pngs;
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  const pngs = await draw();
  for (const folder of [FOLDER, TILES_FOLDER]) mkdirSync(folder, { recursive: true });
  for (const size of SIZES) writeFileSync(join(FOLDER, `${size}.png`), pngs.get(size));
  for (const [name, size] of Object.entries(TILES)) writeFileSync(join(TILES_FOLDER, name), pngs.get(size));
  writeFileSync(join(FOLDER, 'headroom.ico'), icoOf(pngs));
  writeFileSync(join(FOLDER, 'headroom.icns'), icnsOf(pngs));
  console.log(`Drew ${SIZES.join(', ')} pixels, headroom.ico and headroom.icns, and the tiles of the Windows package.`);
}
