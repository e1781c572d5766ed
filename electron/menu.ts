import { basename, dirname } from 'node:path';
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import {
  COMMAND_CHANNEL,
  type ShellCommand,
  type ThemeChoice,
  VIEW_IDS,
  VIEW_NAMES,
  viewCommand,
  viewDigit,
} from '#host/contract';

/** What the menu shows and what it can do besides sending commands to the page in front. */
export interface MenuOfApp {
  /** `window` is the one in front, where there is one. */
  readonly makeNew: (window: BrowserWindow | null) => void;
  readonly recent: readonly string[];
  readonly openRecent: (path: string, window: BrowserWindow | null) => void;
  readonly clearRecent: () => void;
  readonly theme: ThemeChoice;
  readonly chooseTheme: (theme: ThemeChoice) => void;
}

const isMac = process.platform === 'darwin';
const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** The menu of the app. What concerns a plan is sent to the page in front; the page decides what it means there. */
export function installMenu(shown: MenuOfApp): void {
  const template: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: fileMenu(shown) },
    { label: 'Edit', submenu: EDIT_MENU },
    { label: 'View', submenu: viewMenu(shown) },
    { role: 'windowMenu' },
    { role: 'help', submenu: [commandItem('About Headroom', undefined, 'about')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...template] : template));
}

export function sendCommand(window: BrowserWindow, command: ShellCommand): void {
  window.webContents.send(COMMAND_CHANNEL, command);
}

function fileMenu(shown: MenuOfApp): MenuItemConstructorOptions[] {
  return [
    item('New', 'CmdOrCtrl+N', shown.makeNew),
    commandItem('Open…', 'CmdOrCtrl+O', 'open'),
    { label: 'Open Recent', submenu: recentMenu(shown) },
    { type: 'separator' },
    commandItem('Save', 'CmdOrCtrl+S', 'save'),
    commandItem('Save As…', 'CmdOrCtrl+Shift+S', 'saveAs'),
    commandItem('Versions…', undefined, 'versions'),
    { type: 'separator' },
    commandItem('Import…', 'CmdOrCtrl+I', 'import'),
    commandItem('Export…', 'CmdOrCtrl+Shift+E', 'export'),
    commandItem('Merge Scenarios…', undefined, 'mergeScenarios'),
    commandItem('Report as PDF…', undefined, 'exportPdf'),
    commandItem('Print Report…', 'CmdOrCtrl+P', 'print'),
    { type: 'separator' },
    commandItem('Seal with a Passphrase…', undefined, 'seal'),
    commandItem('Remove the Passphrase…', undefined, 'unseal'),
    { type: 'separator' },
    { role: 'close', label: 'Close' },
    ...(isMac ? [] : [{ role: 'quit' } as const]),
  ];
}

function recentMenu({ recent, openRecent, clearRecent }: MenuOfApp): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'No recent plans', enabled: false }];
  return [
    ...recent.map((path) =>
      // An ampersand would underline the letter after it.
      item(`${basename(path)}, ${basename(dirname(path))}`.replaceAll('&', '&&'), undefined, (window) =>
        openRecent(path, window),
      ),
    ),
    { type: 'separator' },
    { label: 'Clear the List', click: clearRecent },
  ];
}

const EDIT_MENU: MenuItemConstructorOptions[] = [
  commandItem('Undo', 'CmdOrCtrl+Z', 'undo'),
  commandItem('Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y', 'redo'),
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

function viewMenu({ theme, chooseTheme }: MenuOfApp): MenuItemConstructorOptions[] {
  return [
    ...VIEW_IDS.map((view) => {
      const digit = viewDigit(view);
      return commandItem(VIEW_NAMES[view], digit === null ? undefined : `CmdOrCtrl+${digit}`, viewCommand(view));
    }),
    { type: 'separator' },
    { role: 'resetZoom', label: 'Actual Size' },
    { role: 'zoomIn' },
    // The plus of most keyboards is on a key that says = without Shift.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { type: 'separator' },
    {
      label: 'Theme',
      submenu: THEMES.map(([choice, label]) => ({
        label,
        type: 'radio' as const,
        checked: choice === theme,
        click: () => chooseTheme(choice),
      })),
    },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
}

function item(
  label: string,
  accelerator: string | undefined,
  work: (window: BrowserWindow | null) => void,
): MenuItemConstructorOptions {
  return {
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: (_item, window) => work(window instanceof BrowserWindow ? window : null),
  };
}

function commandItem(
  label: string,
  accelerator: string | undefined,
  command: ShellCommand,
): MenuItemConstructorOptions {
  return item(label, accelerator, (window) => {
    if (window !== null) sendCommand(window, command);
  });
}
