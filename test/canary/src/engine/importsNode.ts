// expects lint/style/noRestrictedImports
export { readFile } from 'node:fs/promises';
