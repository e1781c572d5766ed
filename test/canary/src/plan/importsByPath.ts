// expects lint/style/noRestrictedImports
export type { Result } from '../base/result';
