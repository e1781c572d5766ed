import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { type Kind, withEnding } from './fileNames';
import { oneAtATime } from './oneAtATime';

/** How a window asks a person for a path. */
export interface Dialogs {
  readonly place: (defaultPath: string, kind: Kind) => Promise<string | null>;
  readonly file: (kind: Kind) => Promise<string | null>;
}

/**
 * The dialogs of the system. While one is open, another is answered like one that was cancelled, so that no page can bury a person in them.
 *
 * A chosen place always has an ending of its kind: a page suggests names, and must not get a script or a shortcut written by one. Where
 * the ending had to be added, the dialog could not see which file would be replaced; that is asked.
 */
export function createDialogs(window: BrowserWindow): Dialogs {
  const alone = oneAtATime();
  return {
    place: (defaultPath, kind) =>
      alone(async () => {
        const chosen = await dialog.showSaveDialog(window, { defaultPath, filters: [filterOf(kind)] });
        if (chosen.canceled || chosen.filePath === '') return null;
        const path = withEnding(chosen.filePath, kind.extensions);
        if (path === chosen.filePath || !(await exists(path))) return path;
        return (await mayReplace(window, basename(path))) ? path : null;
      }),
    file: (kind) =>
      alone(async () => {
        const chosen = await dialog.showOpenDialog(window, { filters: [filterOf(kind)], properties: ['openFile'] });
        return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
      }),
  };
}

function filterOf({ name, extensions }: Kind): { name: string; extensions: string[] } {
  return { name, extensions: [...extensions] };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function mayReplace(window: BrowserWindow, name: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `${name} is there already. Replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
