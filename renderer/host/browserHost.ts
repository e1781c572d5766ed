import { err, ok, type Result } from '#base/result';
import { type OpenedPlan, PLAN_BYTES_LIMIT, type PlanHandle, type SavedPlan, type WindowState } from '#host/contract';
import type { HostError } from '#host/errors';
import type { DroppedFile, Host } from '#host/host';
import { exampleNames, fetchPlan, openExample, openExampleOfAddress } from './examples';
import { browserOf } from './userAgent';
import { chooseFile, download, pickFile, pickPlace } from './filePickers';
import { fileOf, type Revision, readFile, replaceContent, revisionOf, writeError } from './fileContent';
import { keepTheme, keptTheme } from './keptTheme';
import { createBrowserDrafts } from './browserDrafts';
import { createBrowserVersions } from './browserVersions';
import { createRecentFiles } from './recentFiles';
import { type HeldPlans, holdPlans } from './heldPlans';
import { createTransfers } from './transfers';

/** Where a handle leads: a file on disk, or, where a browser offers none, the downloads folder. */
type Place =
  | { readonly type: 'file'; readonly file: FileSystemFileHandle; readonly revision: Revision }
  | { readonly type: 'download'; readonly name: string };

/** The same page in a browser tab: the File System Access API where there is one, upload and download elsewhere. */
export function createBrowserHost(): Host {
  const places = new Map<PlanHandle, Place>();
  const recent = createRecentFiles();
  const transfers = createTransfers(plansHeld);
  const versions = createBrowserVersions();
  const drafts = createBrowserDrafts(fileBehind, ({ file, revision }) => remember({ type: 'file', file, revision }));
  let state: WindowState = { title: 'Headroom', hasPlan: false, dirty: false };

  window.addEventListener('beforeunload', (event) => {
    if (state.dirty) event.preventDefault();
  });

  function remember(place: Place): PlanHandle {
    const handle = crypto.randomUUID() as PlanHandle;
    places.set(handle, place);
    return handle;
  }

  /** Null for a download, and for a handle that was not given out here. */
  function fileBehind(handle: PlanHandle): Extract<Place, { type: 'file' }> | null {
    const place = places.get(handle);
    return place?.type === 'file' ? place : null;
  }

  function mayReplace(): boolean {
    return !state.dirty || window.confirm('Open another plan and lose the unsaved changes of this one?');
  }

  async function openFile(file: FileSystemFileHandle): Promise<Result<OpenedPlan, HostError>> {
    const found = await fileOf(file);
    const content = found.ok ? await readFile(found.value, PLAN_BYTES_LIMIT) : found;
    if (!content.ok) return content;
    const handle = remember({ type: 'file', file, revision: content.value.revision });
    await recent.add(file);
    return ok({ handle, name: file.name, bytes: content.value.bytes });
  }

  async function writeFile(
    handle: PlanHandle,
    file: FileSystemFileHandle,
    bytes: Uint8Array,
    keep: 'whenDue' | 'always' | 'orNotAtAll',
  ): Promise<Result<SavedPlan, HostError>> {
    try {
      const isKept = await versions.keep(file, keep !== 'whenDue');
      if (!isKept && keep === 'orNotAtAll') return err({ type: 'noBackup', name: file.name, code: 'IndexedDB' });
      await replaceContent(file, bytes);
      places.set(handle, { type: 'file', file, revision: revisionOf(await file.getFile()) });
      await recent.add(file);
      return ok({ handle, name: file.name, ...(isKept ? {} : { versionLost: 'IndexedDB' }) });
    } catch (error) {
      return err(writeError(error, file.name));
    }
  }

  /** The plans of this page, of which none may become an export. */
  function plansHeld(): Promise<HeldPlans> {
    const files = [...places].flatMap(([handle, place]) => (place.type === 'file' ? [{ handle, ...place }] : []));
    return holdPlans(files, ({ handle, ...place }, revision) => places.set(handle, { ...place, revision }));
  }

  return {
    shell: 'browser',
    runsOn: browserOf(navigator.userAgent),
    async openInitial() {
      const name = new URLSearchParams(location.search).get('plan');
      return name === null ? ((await openExampleOfAddress()) ?? ok(null)) : fetchPlan('/plan', name);
    },
    async openDialog() {
      if (!mayReplace()) return ok(null);
      if (window.showOpenFilePicker !== undefined) {
        const file = await pickFile(window.showOpenFilePicker, 'planCopy');
        return file === null ? ok(null) : openFile(file);
      }
      const file = await chooseFile('planCopy');
      return file === null ? ok(null) : openCopy(file);
    },
    async openDropped(file) {
      return mayReplace() ? openCopy(file) : ok(null);
    },
    exampleNames,
    openExample,
    async save(handle, bytes, options) {
      const place = places.get(handle);
      if (place === undefined) return err({ type: 'unknownHandle' });
      if (place.type === 'download') return saveDownload(handle, place.name, bytes);
      // A file that an earlier page was given is this page's only once a person said so.
      await place.file.requestPermission?.({ mode: 'readwrite' });
      const overwrite = options?.overwrite === true;
      if (!overwrite && !(await isUnchanged(place))) return err({ type: 'changedOnDisk', name: place.file.name });
      // What others wrote is replaced only with a copy of it kept, as the person was told who wants it replaced.
      return writeFile(handle, place.file, bytes, overwrite ? 'orNotAtAll' : 'whenDue');
    },
    async saveAs(suggestedName, bytes) {
      if (window.showSaveFilePicker === undefined) {
        return saveDownload(remember({ type: 'download', name: suggestedName }), suggestedName, bytes);
      }
      const file = await pickPlace(window.showSaveFilePicker, suggestedName, 'planCopy');
      if (file === null) return ok(null);
      return writeFile(remember({ type: 'file', file, revision: { size: 0, lastModified: 0 } }), file, bytes, 'always');
    },
    async letGo(handle) {
      places.delete(handle);
      return ok(null);
    },
    async forgetPlain(handle) {
      const place = places.get(handle);
      if (place?.type !== 'file') return ok(null);
      await recent.forgetPlain(place.file);
      await versions.forgetPlain(place.file);
      return ok(null);
    },
    async readAgain(handle, adopt) {
      const place = fileBehind(handle);
      if (place === null) return err({ type: 'unknownHandle' });
      await place.file.requestPermission?.({ mode: 'readwrite' });
      const found = await fileOf(place.file);
      const content = found.ok ? await readFile(found.value, PLAN_BYTES_LIMIT) : found;
      if (content.ok && adopt) places.set(handle, { ...place, revision: content.value.revision });
      return content.ok ? ok({ bytes: content.value.bytes }) : content;
    },
    drafts,
    versions: {
      async list(handle) {
        const place = fileBehind(handle);
        return ok(place === null ? [] : await versions.list(place.file));
      },
      async read(handle, id) {
        const place = fileBehind(handle);
        const bytes = place === null ? null : await versions.read(place.file, id);
        return bytes === null ? err({ type: 'notFound', name: 'This version' }) : ok({ bytes });
      },
    },
    chooseExport: transfers.choose,
    writeExport: transfers.write,
    openImport: transfers.open,
    setState: (next) => {
      state = next;
      document.title = next.dirty ? `• ${next.title}` : next.title;
    },
    close: () => window.close(),
    stay: () => undefined,
    newWindow: null,
    recent: {
      list: async () => ok(await recent.list()),
      async describe(handle, summary) {
        const place = places.get(handle);
        if (place?.type === 'file') await recent.describe(place.file, summary);
        return ok(null);
      },
      async open(id) {
        if (!mayReplace()) return ok(null);
        const file = await recent.file(id);
        if (!file.ok) return file;
        return file.value === null ? ok(null) : openFile(file.value);
      },
      async remove(id) {
        await recent.remove(id);
        return ok(await recent.list());
      },
      async clear() {
        await recent.clear();
        return ok([]);
      },
    },
    makePdf: null,
    theme: {
      read: async () => ok(keptTheme()),
      async choose(theme) {
        keepTheme(theme);
        return ok(null);
      },
    },
    // A browser has no menu of ours; the page's own shortcuts serve.
    onCommand: () => () => undefined,
  };
}

/** A plan without a place of its own on disk: the browser gave its content, not the file. */
async function openCopy(file: DroppedFile): Promise<Result<OpenedPlan, HostError>> {
  const content = await readFile(file, PLAN_BYTES_LIMIT);
  return content.ok ? ok({ handle: null, name: file.name, bytes: content.value.bytes }) : content;
}

async function isUnchanged({ file, revision }: Extract<Place, { type: 'file' }>): Promise<boolean> {
  try {
    const now = revisionOf(await file.getFile());
    return now.size === revision.size && now.lastModified === revision.lastModified;
  } catch {
    return false;
  }
}

function saveDownload(handle: PlanHandle, name: string, bytes: Uint8Array): Result<SavedPlan, HostError> {
  download(name, Uint8Array.from(bytes));
  return ok({ handle, name });
}
