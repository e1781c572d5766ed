import { spawn } from 'node:child_process';

/** An X server of one's own where there is no display; null where there is one, or none is needed. */
export async function ownDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return null;
  // The server picks a free display itself and writes its number to the given descriptor.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done, failed) => {
    server.once('error', failed);
    server.once('exit', () => failed(new Error('Xvfb ended before it had a display')));
    server.stdio[3].once('data', (bytes) => done(bytes.toString().trim()));
  });
  return { name: `:${number}`, server };
}
