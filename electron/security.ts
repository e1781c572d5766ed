import type { Session, WebContents } from 'electron';
import { isOurPage } from './guarded';
import { PAGE_PROTOCOL } from './pageAddress';

/** To put a copied chart on the clipboard; reading the clipboard stays denied. */
const GRANTED = 'clipboard-sanitized-write';

/** Denies a session everything but its own page: other permissions, devices, downloads, requests to anywhere else. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === GRANTED));
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED);
  session.setDevicePermissionHandler(() => false);
  // Chromium downloads dictionaries for its spell checker.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isLocal(request.url) }));
}

const LOCAL_PROTOCOLS: readonly string[] = [PAGE_PROTOCOL, 'data:', 'blob:', 'devtools:'];

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_PROTOCOLS.includes(new URL(url).protocol);
}

/** Keeps a page where it is: it goes nowhere else, opens nothing and embeds nothing. */
export function lockContents(contents: WebContents): void {
  // Policies for content know nothing of WebRTC, which would send packets to any address a page names.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!isOurPage({ url: event.url, isMainFrame: event.isMainFrame })) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}
