import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Channel } from '#host/contract';
import type { DesktopBridge } from '#host/host';
import { isModest } from '#host/requestSize';

const commandChannel = 'window:command' satisfies typeof import('#host/contract').COMMAND_CHANNEL;

/** As the other side of the border would answer it. */
const refused = { ok: false, error: { type: 'rejected', why: 'request' } };

function ask(channel: Channel, request: unknown): Promise<unknown> {
  if (!isModest(request)) return Promise.resolve(refused);
  return ipcRenderer.invoke(channel, request);
}

const { electron = '', chrome = '', node = '' } = process.versions;

/** Everything the page can reach of Electron. Requests and replies are checked on both sides of it, not here. */
const bridge: DesktopBridge = {
  versions: { electron, chrome, node },
  openInitial: () => ask('plan:openInitial', null),
  openDialog: () => ask('plan:openDialog', null),
  // Only a file a person dropped or chose has a path; one made by script has none.
  openDropped: (file) => ask('plan:openDropped', { path: file instanceof File ? webUtils.getPathForFile(file) : '' }),
  save: (request) => ask('plan:save', request),
  saveAs: (request) => ask('plan:saveAs', request),
  letGo: (request) => ask('plan:letGo', request),
  forgetPlain: (request) => ask('plan:forgetPlain', request),
  readAgain: (request) => ask('plan:readAgain', request),
  keepDraft: (request) => ask('draft:keep', request),
  dropDraft: () => ask('draft:drop', null),
  recoverDraft: () => ask('draft:recover', null),
  leaveDraft: () => ask('draft:leave', null),
  setDraftAside: () => ask('draft:setAside', null),
  openDraftAsNew: (request) => ask('draft:openNew', request),
  listVersions: (request) => ask('versions:list', request),
  readVersion: (request) => ask('versions:read', request),
  chooseExport: (request) => ask('export:choose', request),
  writeExport: (request) => ask('export:write', request),
  openImport: (request) => ask('import:open', request),
  setState: (state) => ask('window:setState', state),
  close: () => ask('window:close', null),
  stay: () => ask('window:stay', null),
  newWindow: () => ask('window:new', null),
  listRecent: () => ask('recent:list', null),
  describeRecent: (request) => ask('recent:describe', request),
  openRecent: (request) => ask('recent:open', request),
  removeRecent: (request) => ask('recent:remove', request),
  clearRecent: () => ask('recent:clear', null),
  makePdf: (request) => ask('report:pdf', request),
  readTheme: () => ask('theme:read', null),
  chooseTheme: (request) => ask('theme:choose', request),
  onCommand: (listener) => {
    const receive = (_event: unknown, command: unknown): void => listener(command);
    ipcRenderer.on(commandChannel, receive);
    return () => {
      ipcRenderer.removeListener(commandChannel, receive);
    };
  },
};

contextBridge.exposeInMainWorld('headroom', bridge);
