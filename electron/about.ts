import { app, type BrowserWindow, dialog } from 'electron';
import { GRID_LICENCE } from '#host/about';

/** Versions, and the licence of the grid. */
export function showAbout(window: BrowserWindow | null): void {
  const { electron, chrome, node } = process.versions;
  const options = {
    type: 'info' as const,
    title: 'About Headroom',
    message: `Headroom ${app.getVersion()}`,
    detail: `Net revenue retention, modelled on your own disk. Nothing leaves this computer.\n\nElectron ${electron}, Chromium ${chrome}, Node ${node}\n\n${GRID_LICENCE}`,
    buttons: ['Close'],
  };
  void (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}
