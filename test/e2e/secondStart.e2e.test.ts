import { spawn } from 'node:child_process';
import { link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';

describe.skipIf(electronPath === null)('a second start of the desktop app', () => {
  let folder: string;
  let running: ElectronApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-second-'));
    for (const name of ['first', 'second', 'third']) await writeFile(join(folder, `${name}.headroom`), name);
    running = await launchElectronApp({ plan: join(folder, 'first.headroom') });
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  function startAgain(name: string): Promise<number | null> {
    const second = spawn(running.command.path, [...running.command.args, `--plan=${join(folder, name)}`], {
      env: running.command.env,
      stdio: 'ignore',
    });
    return new Promise((done) => second.on('exit', done));
  }

  function namesShown(): Promise<readonly string[]> {
    return Promise.all(
      running.app.windows().map((window) =>
        window.evaluate(async () => {
          const bridge = Reflect.get(globalThis, 'headroom') as {
            openInitial: () => Promise<{ value: { name: string } | null }>;
          };
          return (await bridge.openInitial()).value?.name ?? 'nothing';
        }),
      ),
    );
  }

  test('hands its plan to the one that runs, which shows it in a window of its own', async () => {
    expect(await startAgain('second.headroom')).toBe(0);
    await expect.poll(namesShown).toEqual(['first.headroom', 'second.headroom']);
  });

  test('with a plan that is open already opens no second window of it', async () => {
    expect(await startAgain('first.headroom')).toBe(0);
    await new Promise((done) => setTimeout(done, 300));
    expect(await namesShown()).toEqual(['first.headroom', 'second.headroom']);
  });

  test('a plan that is open is shown by its other paths too, and a hard link to it in a window of its own', async () => {
    await symlink(join(folder, 'first.headroom'), join(folder, 'link.headroom'));
    await symlink(folder, join(folder, 'other way'));
    await link(join(folder, 'first.headroom'), join(folder, 'copy.headroom'));
    // The copy comes last: when it is shown, those before it were answered.
    await running.app.evaluate(
      ({ app }, paths) => {
        for (const path of paths) app.emit('open-file', { preventDefault: () => undefined }, path);
      },
      ['link.headroom', 'other way/second.headroom', 'copy.headroom'].map((name) => join(folder, name)),
    );
    await expect.poll(namesShown).toEqual(['first.headroom', 'second.headroom', 'copy.headroom']);
  });

  test('asked twice for a plan before its window has loaded it opens one window', async () => {
    await running.app.evaluate(
      ({ app }, path) => {
        for (const _ of [1, 2]) app.emit('open-file', { preventDefault: () => undefined }, path);
      },
      join(folder, 'third.headroom'),
    );
    await expect.poll(namesShown).toEqual(['first.headroom', 'second.headroom', 'copy.headroom', 'third.headroom']);
  });
});
