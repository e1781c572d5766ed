import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

export async function sayThatItHoldsAPlan(window: BrowserWindow, path: string, isOwn: boolean): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: `${basename(path)} holds ${isOwn ? 'this plan itself' : 'a plan that is open in another window'}.`,
    detail: 'What is written in its place would be all that is left of it. Choose another name or folder.',
    buttons: ['Choose another'],
    noLink: true,
  });
}

export async function sayThatItGaveUp(window: BrowserWindow, title: string): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'error',
    message: `${title.replace(/ · Headroom$/, '')} stopped working several times.`,
    detail: 'This window closes. What was not saved is kept, and offered when Headroom starts the next time.',
    buttons: ['Close'],
    noLink: true,
  });
}

export async function askToSave(window: BrowserWindow, title: string): Promise<'save' | 'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Save the changes to ${title.replace(/ · Headroom$/, '')}?`,
    detail: 'They are lost if you do not save them.',
    buttons: ['Save', 'Don’t save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'save' : response === 1 ? 'discard' : 'cancel';
}
