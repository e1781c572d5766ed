import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** What the packaged app consists of: the three bundles and the manifest. Everything else stays out of it. */
const PACKAGED = /^\/?(package\.json|dist(\/(electron|renderer)(\/.*)?)?)?$/;

const zips = process.env['ELECTRON_ZIP_DIR'];

const config: ForgeConfig = {
  packagerConfig: {
    name: 'Headroom',
    executableName: 'headroom',
    appBundleId: 'app.headroom.desktop',
    asar: true,
    // No module is loaded at run time: the bundles hold what they need.
    prune: false,
    ignore: (path) => !PACKAGED.test(path),
    ...(zips === undefined ? {} : { electronZipDir: zips }),
  },
  hooks: {
    prePackage: async () => {
      const { build } = await import('./scripts/build.mjs');
      await build(['renderer', 'electron']);
    },
  },
  makers: [new MakerZIP({}, ['darwin', 'linux', 'win32'])],
  plugins: [
    new FusesPlugin({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.EnableCookieEncryption]: true,
    }),
  ],
};

export default config;
