import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GRID_LICENCE } from '../src/host/about';
import { licencesAsText } from '../scripts/licences.mjs';

const OTHERS = ['LICENSE.electron.txt', 'LICENSES.chromium.html'] as const;

/**
 * Puts the licences into the app that is being packaged: of Headroom, of Electron, of Chromium, and of every bundled package. `app` is the
 * folder of the app's own files while it is packaged; licences stand beside the executable, on macOS in the bundle's resources, because
 * only the bundle is given away there.
 */
export function addLicences(app: string, platform: string, version: string): void {
  const resources = dirname(app);
  const isMac = platform === 'darwin';
  const top = isMac ? join(resources, '../../..') : dirname(resources);
  // Electron's own archive calls it LICENSE, which would pass for the app's.
  if (existsSync(join(top, 'LICENSE'))) renameSync(join(top, 'LICENSE'), join(top, OTHERS[0]));
  if (isMac) for (const name of OTHERS) copyFileSync(join(top, name), join(resources, name));
  const folder = isMac ? resources : top;
  writeFileSync(join(folder, 'LICENSE'), ownLicence(version));
  writeFileSync(join(folder, 'LICENSES.packages.txt'), licencesAsText());
}

function ownLicence(version: string): string {
  return [
    `Headroom ${version}, by The Headroom authors. All rights reserved.`,
    '',
    'It contains software of others under licences of their own: Electron (LICENSE.electron.txt), Chromium and Node',
    '(LICENSES.chromium.html), and the packages in LICENSES.packages.txt.',
    '',
    GRID_LICENCE,
    '',
  ].join('\n');
}
