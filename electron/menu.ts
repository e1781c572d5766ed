import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMAND_CHANNEL, type ShellCommand } from '#host/contract';

/** The menu of the app. What concerns a plan is sent to the page in front; the page decides what it means there. */
export function installMenu(openEmptyWindow: () => void): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    {
      label: 'File',
      submenu: [
        { label: 'New', accelerator: 'CmdOrCtrl+N', click: openEmptyWindow },
        commandItem('Open…', 'CmdOrCtrl+O', 'open'),
        { type: 'separator' },
        commandItem('Save', 'CmdOrCtrl+S', 'save'),
        commandItem('Save As…', 'CmdOrCtrl+Shift+S', 'saveAs'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        commandItem('Undo', 'CmdOrCtrl+Z', 'undo'),
        commandItem('Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom', label: 'Actual Size' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...template] : template));
}

export function sendCommand(window: BrowserWindow, command: ShellCommand): void {
  window.webContents.send(COMMAND_CHANNEL, command);
}

function commandItem(label: string, accelerator: string, command: ShellCommand): MenuItemConstructorOptions {
  return {
    label,
    accelerator,
    click: (_item, window) => {
      if (window instanceof BrowserWindow) sendCommand(window, command);
    },
  };
}
