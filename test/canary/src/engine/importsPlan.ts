// expects lint/style/noRestrictedImports
export type { Plan } from '#plan/model';
