import type { DesktopBridge, Host } from '#host/host';
import { createBrowserHost } from './browserHost';
import { createElectronHost } from './electronHost';

declare global {
  interface Window {
    /** Put there by the desktop's preload; missing in a browser. */
    readonly headroom?: DesktopBridge;
  }
}

/** The shell this page runs in. */
export function chooseHost(): Host {
  const host = window.headroom === undefined ? createBrowserHost() : createElectronHost(window.headroom);
  // For styles (a browser has no title bar of ours) and for tests.
  document.documentElement.dataset['shell'] = host.shell;
  return host;
}
