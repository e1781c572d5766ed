// expects lint/style/noRestrictedImports
export type { Host } from '#host/host';
