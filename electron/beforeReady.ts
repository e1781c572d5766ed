import { app, protocol } from 'electron';
import { PAGE_SCHEME } from './pageAddress';
import { refuseSwitches } from './switches';

const DONE = Symbol.for('headroom.beforeReady');

/**
 * What counts only before the app is ready: switches that would open it to others refused, every renderer sandboxed, Chromium's own traffic off, no name ever looked up,
 * and headroom:// a proper, secure origin.
 *
 * Runs once, when it is loaded. It is also a bundle of its own, because some launchers read the app's main file only after
 * they are ready: there it is loaded first (`electron -r dist/electron/beforeReady.cjs`).
 */
function prepare(): void {
  if (Reflect.get(globalThis, DONE) === true) return;
  Reflect.set(globalThis, DONE, true);
  refuseSwitches(app.commandLine);
  // Root on Linux has to start without the sandbox; asking for both ends the process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-sync');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges }]);
}

prepare();
