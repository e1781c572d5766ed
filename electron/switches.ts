import type { CommandLine } from 'electron';

/** They would take from the page what holds it, or send what it asks for through others. None is of use to a person who plans. */
const REFUSED = [
  'allow-file-access-from-files',
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'ignore-certificate-errors',
  'js-flags',
  'load-extension',
  'proxy-auto-detect',
  'proxy-pac-url',
  'proxy-server',
  'unsafely-treat-insecure-origin-as-secure',
] as const;

/** Whoever holds the other end of one reads every plan and types into it. */
const DEBUGGERS = ['remote-debugging-address', 'remote-debugging-pipe', 'remote-debugging-port'] as const;

/**
 * Takes off the command line what would open the app to others. Chromium looks for these when it is ready, so it has to be done before.
 *
 * A debugger may be had only with a folder of the app that was named too, as Chrome has it since version 136: what a person kept in the usual one, such as
 * unsaved changes, is not shown to it. Tests name one.
 */
export function refuseSwitches(commandLine: Pick<CommandLine, 'hasSwitch' | 'removeSwitch'>): void {
  for (const name of REFUSED) commandLine.removeSwitch(name);
  if (commandLine.hasSwitch('user-data-dir')) return;
  for (const name of DEBUGGERS) commandLine.removeSwitch(name);
}
