// expects lint/style/noRestrictedImports
export type { Program } from '#engine/program';
