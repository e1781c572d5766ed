// expects lint/style/noRestrictedImports
export { parse } from '#formula/parse';
