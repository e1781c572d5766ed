// expects lint/style/noRestrictedImports
export { guarded } from '../electron/guarded';
