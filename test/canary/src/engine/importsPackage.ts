// expects lint/style/noRestrictedImports
export { evaluate } from 'mathjs';
