import * as v from 'valibot';
import { err, type Result } from '#base/result';
import { type Channel, type Reply, resultSchema, shellCommandSchema } from '#host/contract';
import type { HostError } from '#host/errors';
import type { DesktopBridge, Host } from '#host/host';
import { exampleNames, openExample, openExampleOfAddress } from './examples';

/** The desktop shell behind its bridge. */
export function createElectronHost(bridge: DesktopBridge): Host {
  return {
    shell: 'desktop',
    runsOn: [
      { name: 'Electron', version: bridge.versions.electron },
      { name: 'Chromium', version: bridge.versions.chrome },
      { name: 'Node', version: bridge.versions.node },
    ],
    openInitial: async () => (await openExampleOfAddress()) ?? checked('plan:openInitial', bridge.openInitial()),
    openDialog: () => checked('plan:openDialog', bridge.openDialog()),
    openDropped: (file) => checked('plan:openDropped', bridge.openDropped(file)),
    exampleNames,
    openExample,
    save: (handle, bytes, options) =>
      checked('plan:save', bridge.save({ handle, bytes, overwrite: false, ...options })),
    saveAs: (suggestedName, bytes) => checked('plan:saveAs', bridge.saveAs({ suggestedName, bytes })),
    readAgain: (handle, adopt) => checked('plan:readAgain', bridge.readAgain({ handle, adopt })),
    drafts: {
      keep: (handle, name, content) => checked('draft:keep', bridge.keepDraft({ handle, name, content })),
      drop: () => checked('draft:drop', bridge.dropDraft()),
      recover: () => checked('draft:recover', bridge.recoverDraft()),
      leave: () => checked('draft:leave', bridge.leaveDraft()),
      setAside: () => checked('draft:setAside', bridge.setDraftAside()),
      openNew: (name, content) => checked('draft:openNew', bridge.openDraftAsNew({ name, content })),
    },
    versions: {
      list: (handle) => checked('versions:list', bridge.listVersions({ handle })),
      read: (handle, id) => checked('versions:read', bridge.readVersion({ handle, id })),
    },
    letGo: (handle) => checked('plan:letGo', bridge.letGo({ handle })),
    forgetPlain: (handle) => checked('plan:forgetPlain', bridge.forgetPlain({ handle })),
    chooseExport: (kind, suggestedName) => checked('export:choose', bridge.chooseExport({ kind, suggestedName })),
    writeExport: (handle, bytes) => checked('export:write', bridge.writeExport({ handle, bytes })),
    openImport: (kind) => checked('import:open', bridge.openImport({ kind })),
    setState: (state) => {
      document.title = state.title;
      void bridge.setState(state);
    },
    close: () => void bridge.close(),
    stay: () => void bridge.stay(),
    newWindow: () => void bridge.newWindow(),
    recent: {
      list: () => checked('recent:list', bridge.listRecent()),
      describe: (handle, summary) => checked('recent:describe', bridge.describeRecent({ handle, summary })),
      open: (id) => checked('recent:open', bridge.openRecent({ id })),
      remove: (id) => checked('recent:remove', bridge.removeRecent({ id })),
      clear: () => checked('recent:clear', bridge.clearRecent()),
    },
    makePdf: (paper) => checked('report:pdf', bridge.makePdf({ paper })),
    theme: {
      read: () => checked('theme:read', bridge.readTheme()),
      choose: (theme) => checked('theme:choose', bridge.chooseTheme({ theme })),
    },
    onCommand: (listener) =>
      bridge.onCommand((raw) => {
        const command = v.safeParse(shellCommandSchema, raw);
        if (command.success) listener(command.output);
      }),
  };
}

/** A reply of the wrong shape is an error like any other, not a surprise further in. */
async function checked<C extends Channel>(channel: C, reply: Promise<unknown>): Promise<Result<Reply<C>, HostError>> {
  try {
    const result = v.safeParse(resultSchema(channel), await reply);
    return result.success ? result.output : err({ type: 'rejected', why: 'reply' });
  } catch {
    return err({ type: 'rejected', why: 'reply' });
  }
}
