// expects lint/style/noRestrictedImports
export { workbook } from '#exchange/workbook';
