import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerDMG } from '@electron-forge/maker-dmg';
import { MakerMSIX } from '@electron-forge/maker-msix';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { fuses } from './packaging/fuses';
import { addLicences } from './packaging/licenceFiles';
import { debianOptions } from './packaging/linux/debian';
import { documentTypes, readSigning } from './packaging/settings';

/** What the packaged app consists of: the three bundles and the manifest. Everything else stays out of it. */
const PACKAGED = /^\/?(package\.json|dist(\/(electron|renderer)(\/.*)?)?)?$/;
const ICONS = 'packaging/icons';
const MANIFEST = 'out/AppxManifest.xml';

const zips = process.env['ELECTRON_ZIP_DIR'];
const signing = readSigning(process.env);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** The manifest of the Windows package: it alone says there that plans open with the app. */
function writeWindowsManifest(): void {
  const template = readFileSync('packaging/windows/AppxManifest.xml', 'utf8');
  const values: Readonly<Record<string, string>> = {
    version: `${version.replace(/-.*$/, '')}.0`,
    publisher: signing.windowsPublisher,
    architecture: process.arch,
  };
  mkdirSync('out', { recursive: true });
  writeFileSync(
    MANIFEST,
    template.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? ''),
  );
}

const config: ForgeConfig = {
  packagerConfig: {
    name: 'Headroom',
    executableName: 'headroom',
    appBundleId: 'app.headroom.desktop',
    appCategoryType: 'public.app-category.finance',
    icon: `${ICONS}/headroom`,
    asar: true,
    // No module is loaded at run time: the bundles hold what they need.
    prune: false,
    ignore: (path) => !PACKAGED.test(path),
    extendInfo: documentTypes,
    ...(process.platform === 'linux' ? { extraResource: ['packaging/linux/headroom.xml', `${ICONS}/512.png`] } : {}),
    ...(zips === undefined ? {} : { electronZipDir: zips }),
    ...signing.packager,
  },
  hooks: {
    prePackage: async () => {
      const { build } = await import('./scripts/build.mjs');
      await build(['renderer', 'electron']);
    },
    packageAfterCopy: async (_config, app, _electron, platform) => addLicences(app, platform, version),
    preMake: async () => {
      if (process.platform === 'win32') writeWindowsManifest();
    },
  },
  makers: [
    new MakerZIP({}, ['darwin', 'linux', 'win32']),
    new MakerDeb({ options: debianOptions(ICONS) }),
    new MakerDMG({ icon: `${ICONS}/headroom.icns` }),
    new MakerMSIX({
      appManifest: MANIFEST,
      packageAssets: 'packaging/windows/assets',
      sign: signing.windowsCertificate !== null,
      ...(signing.windowsCertificate === null ? {} : { windowsSignOptions: signing.windowsCertificate }),
    }),
  ],
  plugins: [new FusesPlugin(fuses)],
};

export default config;
