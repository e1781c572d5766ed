// expects lint/style/noRestrictedImports
export { ratio } from '#domain/units';
