// expects lint/style/noRestrictedImports
export { app } from 'electron';
