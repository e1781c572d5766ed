// expects lint/style/noRestrictedImports
export { App } from '../renderer/App';
