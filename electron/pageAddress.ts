export const PAGE_SCHEME = 'headroom';
export const PAGE_PROTOCOL = `${PAGE_SCHEME}:`;
export const PAGE_HOST = 'app';

/** Address of the page; an example to show is part of it, because examples are files of the page. */
export function pageAddress(example: string | null): string {
  const query = example === null ? '' : `?example=${encodeURIComponent(example)}`;
  return `${PAGE_SCHEME}://${PAGE_HOST}/index.html${query}`;
}
