import { describe, expect, test } from 'vitest';
import { electronPath, launchElectronApp } from './electronApp';

/** An address of documentation, where nobody is. */
const NOBODY = '192.0.2.77';
const IN_KERNEL = 'udp 4D0200C0:0009';

describe.skipIf(electronPath === null)('what the desktop app reaches out to', () => {
  test('no test passes in which the app has a socket to another machine, or Chromium looks a name up', async () => {
    const noticed: string[] = [];
    const running = await launchElectronApp({}, null, (outside) => {
      noticed.push(outside);
      return true;
    });
    const hasRoute = await running.app.evaluate(async ({ session }, address) => {
      const socket = process.getBuiltinModule('node:dgram').createSocket('udp4');
      // Nothing is sent; without a network there is no such socket.
      const hasRoute = await new Promise((done) => {
        socket.once('error', () => done(false));
        socket.connect(9, address, () => done(true));
      });
      // Not the app's session, which refuses before a name is looked up.
      await session
        .fromPartition('other')
        .fetch('https://plans.example/')
        .catch(() => undefined);
      await new Promise((done) => setTimeout(done, 500));
      return hasRoute;
    }, NOBODY);
    await running.close();
    expect({
      socket: noticed.includes(IN_KERNEL),
      name: noticed.some((each) => each.startsWith('HOST_RESOLVER_MANAGER_REQUEST')),
    }).toEqual({ socket: hasRoute && process.platform === 'linux', name: true });
  });
});
