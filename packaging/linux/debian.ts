const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/** How Headroom is installed on Debian and its kin: under Office, plans opening with it. `icons` is the folder of the PNGs. */
export function debianOptions(icons: string) {
  return {
    bin: 'headroom',
    // xz takes minutes, and saves a fifth.
    compression: 'gzip',
    name: 'headroom',
    productName: 'Headroom',
    genericName: 'Planning',
    section: 'misc' as const,
    categories: ['Office'] as ['Office'],
    maintainer: 'The Headroom authors',
    // Chromium is linked against it and does not start without; the maker only recommends it. Two names, before and after the 64-bit time of 2024.
    depends: ['libasound2t64 | libasound2'],
    description: 'Scenario modeler for net revenue retention',
    productDescription:
      'Scenarios of net revenue retention over months, quarters and years, growth targets and what they cost. A plan is one file on your own disk; nothing leaves the computer.',
    mimeType: ['application/x-headroom', 'application/x-headroom-template'],
    // The maker's type knows one path; the installer takes a path for each size.
    icon: Object.fromEntries(SIZES.map((size) => [`${size}x${size}`, `${icons}/${size}.png`])) as unknown as string,
    scripts: { postinst: 'packaging/linux/postinst', postrm: 'packaging/linux/postrm' },
  };
}
