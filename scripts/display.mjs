import { spawn } from 'node:child_process';

/**
 * An X server of one's own, so that apps which run side by side do not take the focus from each other; null where the app needs none,
 * and where there is no Xvfb but a display.
 */
export async function ownDisplay() {
  if (process.platform !== 'linux') return null;
  // The server picks a free display itself and writes its number to the given descriptor.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done, failed) => {
    server.once('error', (error) => {
      if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) done(null);
      else failed(error);
    });
    server.once('exit', () => failed(new Error('Xvfb ended before it had a display')));
    server.stdio[3]?.once('data', (bytes) => done(bytes.toString().trim()));
  });
  return number === null ? null : { name: `:${number}`, server };
}
