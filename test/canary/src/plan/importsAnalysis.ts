// expects lint/style/noRestrictedImports
export { compare } from '#analysis/compare';
