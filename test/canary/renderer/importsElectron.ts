// expects lint/style/noRestrictedImports
export { ipcRenderer } from 'electron';
