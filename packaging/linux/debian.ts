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
    mimeType: ['application/x-headroom', 'application/x-headroom-template'],
    // The maker's type knows one path; the installer takes a path for each size.
    icon: Object.fromEntries(SIZES.map((size) => [`${size}x${size}`, `${icons}/${size}.png`])) as unknown as string,
    scripts: { postinst: 'packaging/linux/postinst', postrm: 'packaging/linux/postrm' },
  };
}
