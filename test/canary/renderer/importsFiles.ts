// expects lint/style/noRestrictedImports
export { atomicSave } from '#files/atomicSave';
