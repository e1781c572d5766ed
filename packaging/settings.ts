/** Info.plist of macOS: files that open with the app, and that it is their owner. */
export const documentTypes = {
  CFBundleDocumentTypes: [
    documentType('Headroom plan', 'app.headroom.plan'),
    documentType('Headroom template', 'app.headroom.template'),
  ],
  UTExportedTypeDeclarations: [
    exportedType('Headroom plan', 'app.headroom.plan', 'headroom'),
    exportedType('Headroom template', 'app.headroom.template', 'headroom-template'),
  ],
};

function documentType(name: string, type: string) {
  return {
    CFBundleTypeName: name,
    CFBundleTypeRole: 'Editor',
    LSHandlerRank: 'Owner',
    LSItemContentTypes: [type],
    CFBundleTypeIconFile: 'electron.icns',
  };
}

function exportedType(description: string, type: string, extension: string) {
  return {
    UTTypeIdentifier: type,
    UTTypeDescription: description,
    // Text for tools that compare files, not for editors to claim it.
    UTTypeConformsTo: ['public.data', 'public.content'],
    UTTypeTagSpecification: { 'public.filename-extension': [extension] },
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Every pair is given whole or not at all: a build that was meant to be signed must not come out unsigned. */
export class IncompleteSigning extends Error {}

/**
 * What environment variables say about signing; docs/packaging.md lists them. Without them nothing is signed.
 *
 * Throws `IncompleteSigning` where some of the variables that belong together are missing.
 */
export function readSigning(environment: Environment) {
  const mac = environment['HEADROOM_MAC_IDENTITY'];
  const notary = together(environment, ['APPLE_ID', 'APPLE_PASSWORD', 'APPLE_TEAM_ID']);
  const windows = together(environment, ['WINDOWS_CERTIFICATE_FILE', 'WINDOWS_CERTIFICATE_PASSWORD']);
  if (notary !== null && !mac) throw new IncompleteSigning('APPLE_ID is set, but not HEADROOM_MAC_IDENTITY.');
  const windowsCertificate =
    windows === null ? null : { certificateFile: windows[0] ?? '', certificatePassword: windows[1] ?? '' };
  return {
    packager: {
      ...(mac ? { osxSign: { identity: mac } } : {}),
      ...(notary === null
        ? {}
        : {
            osxNotarize: { appleId: notary[0] ?? '', appleIdPassword: notary[1] ?? '', teamId: notary[2] ?? '' },
          }),
      ...(windowsCertificate === null ? {} : { windowsSign: windowsCertificate }),
    },
    windowsCertificate,
    /** Has to be the subject of the certificate. */
    windowsPublisher: environment['WINDOWS_PUBLISHER'] || 'CN=The Headroom authors',
  };
}

/** The values of all the names; null where none is set. */
function together(environment: Environment, names: readonly string[]): readonly string[] | null {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw new IncompleteSigning(`For signing, ${missing.join(' and ')} must be set too.`);
  return names.map((name) => environment[name] ?? '');
}
