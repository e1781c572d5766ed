import { expect, test, vi } from 'vitest';
import { ok } from '#base/result';
import type { PlanHandle } from '#host/contract';
import { guarded } from '../../electron/guarded';

const ours = { url: 'headroom://app/index.html?example=a', isMainFrame: true };
const handle = '0b0e7d6e-5f3b-4d57-9f3e-5a4b2f6c1d2e' as PlanHandle;
const saving = { handle, bytes: new Uint8Array(2), overwrite: false };

test.each([
  ['a foreign page', { ...ours, url: 'https://app/index.html' }],
  ['a look-alike host', { ...ours, url: 'headroom://app.example/index.html' }],
  ['a host in the path', { ...ours, url: 'headroom://evil/app' }],
  ['a look-alike scheme', { ...ours, url: 'headrooms://app/index.html' }],
  ['our host as a user name', { ...ours, url: 'headroom://app@evil/index.html' }],
  ['an address that is none', { ...ours, url: '' }],
  ['an empty frame', { ...ours, url: 'about:blank' }],
  ['a frame inside our window', { ...ours, isMainFrame: false }],
])('a handler does not run for %s', async (_who, sender) => {
  const handler = vi.fn();
  expect(await guarded('plan:save', handler)(sender, saving)).toEqual({
    ok: false,
    error: { type: 'rejected', why: 'sender' },
  });
  expect(handler).not.toHaveBeenCalled();
});

test.each([
  ['nothing', null],
  ['a path in place of a handle', { ...saving, handle: '/home/someone/plan.headroom' }],
  ['a path beside the handle', { ...saving, path: '/home/someone/plan.headroom' }],
  ['bytes that are none', { ...saving, bytes: '{}' }],
  ['more bytes than a plan may have', { ...saving, bytes: new Uint8Array(64_000_001) }],
  ['a missing field', { handle, bytes: new Uint8Array(2) }],
])('a handler does not run for %s', async (_what, request) => {
  const handler = vi.fn();
  expect(await guarded('plan:save', handler)(ours, request)).toEqual({
    ok: false,
    error: { type: 'rejected', why: 'request' },
  });
  expect(handler).not.toHaveBeenCalled();
});

test('our own page gets what the handler answers', async () => {
  const saved = ok({ handle, name: 'board.headroom' });
  expect(await guarded('plan:save', async () => saved)(ours, saving)).toEqual(saved);
});

test('an answer that says more than the contract does not leave the shell', async () => {
  const talkative = ok({ handle, name: 'board.headroom', path: '/home/someone/board.headroom' });
  expect(await guarded('plan:save', async () => talkative)(ours, saving)).toEqual({
    ok: false,
    error: { type: 'rejected', why: 'reply' },
  });
});
