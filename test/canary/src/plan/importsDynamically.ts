// expects lint/style/noRestrictedImports
export const analysis = import('#analysis/compare');
