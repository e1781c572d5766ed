import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { cellOf, openEditor, paste, rowTexts, select, typeInto } from './grid';
import { pressAll, settled } from './keys';

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** A plan of 24 months made on the command line, in a folder of its own. */
export async function monthlyPlan(): Promise<{ readonly folder: string; readonly plan: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'months.headroom');
  const values = [
    'starting_arr=12000000',
    'churn_rate=10%',
    'contraction_rate=3%',
    'upsell_rate=5%',
    'seat_rate=4%',
    'new_logo_arr=300000',
  ];
  const sets = values.flatMap((value) => ['--set', value]);
  await promisify(execFile)(process.execPath, [
    join(root, 'scripts/headroom.mjs'),
    ...['new', plan, '--basis', 'annual', '--start', '2027-01', '--title', 'Months'],
    ...sets,
  ]);
  return { folder, plan };
}

async function headers(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('.ht_clone_top thead tr').nth(1).locator('th').allTextContents();
  return texts.filter((text) => text.trim() !== '' && text !== 'Line');
}

/** What a spreadsheet user does in the grid, in every shell. The page shows `monthlyPlan` as it comes. */
export function gridUse(page: () => Page): void {
  test('a click on a quarter folds it to its total, and the keyboard unfolds it', async () => {
    const before = await settled(page(), () => headers(page()));
    expect(before.slice(0, 5)).toEqual(['Jan', 'Feb', 'Mar', 'Q1', 'Apr']);
    const inQuarter = await (await cellOf(page(), 'Churn', 0))
      .locator('xpath=following-sibling::td')
      .nth(2)
      .textContent();
    await page().locator('.ht_clone_top .head-group').first().click();
    await expect.poll(async () => (await headers(page())).slice(0, 6)).toEqual(before.slice(3, 9));
    const first = page().locator('.ht_master tbody tr').nth(1).locator('td.quarter').first();
    await first.click();
    await page().keyboard.press('Alt+ArrowRight');
    await expect.poll(() => headers(page())).toEqual(before);
    expect(inQuarter).toMatch(/^\d/);
  });

  test('Escape leaves a cell that a double click opened, also where the focus was elsewhere between its clicks', async () => {
    const cell = await middleOf(await cellOf(page(), 'Churn rate', 0));
    const undo = await middleOf(page().getByRole('button', { name: /^(Undo: |Nothing to undo)/ }));
    // Clicks of the mouse, because what they do to the focus is the point; a slow machine may need another try to be quick enough.
    const clicked = async () => {
      // By keys from the line above: a click here would be the first of the two.
      await select(page(), 'Starting ARR', 0);
      await pressAll(page(), 'ArrowDown', '7', 'Enter');
      await expect.poll(async () => (await rowTexts(page(), 'Churn rate'))[0]).toBe('7.0');
      for (const { x, y } of [cell, undo, cell]) await page().mouse.click(x, y);
      return openEditor(page()).count();
    };
    await expect.poll(clicked).toBe(1);
    await page().keyboard.press('Escape');
    await expect.poll(() => openEditor(page()).count()).toBe(0);
  });

  test('undo while a figure is being typed takes back the typing, not the plan', async () => {
    await select(page(), 'Churn rate', 0);
    const undo = page().getByRole('button', { name: /^(Undo: |Nothing to undo)/ });
    const named = await settled(page(), () => undo.getAttribute('aria-label'));
    await page().keyboard.type('77');
    await openEditor(page()).waitFor();
    await page().keyboard.press('Control+z');
    await expect.poll(() => page().locator('.handsontableInput').inputValue()).not.toBe('77');
    await expect.poll(() => undo.getAttribute('aria-label')).toBe(named);
    await page().keyboard.press('Escape');
    await expect.poll(() => openEditor(page()).count()).toBe(0);
  });

  test('figures typed faster than frames come go where Tab, Enter and arrows lead', async () => {
    const rows = async () => [await rowTexts(page(), 'Churn rate'), await rowTexts(page(), 'Contraction rate')];
    const before = await settled(page(), rows);
    await select(page(), 'Churn rate', 0);
    // The cursor moves on behind a frame, or with the next key: here no frame comes until all are typed.
    const release = await holdFrames(page());
    const typed = [
      ['11', 'Tab'],
      ['12', 'Tab'],
      ['13', 'ArrowLeft'],
      ['14', 'Enter'],
      ['2', 'Shift+Enter'],
      ['15', 'Shift+Tab'],
      ['16', 'Enter'],
    ] as const;
    for (const [text, key] of typed) {
      await page().keyboard.type(text);
      await page().keyboard.press(key);
    }
    await release();
    await expect
      .poll(async () => (await rows()).map((texts) => texts.slice(0, 3)))
      .toEqual([
        ['16.0', '15.0', '13.0'],
        ['3.0', '2.0', '3.0'],
      ]);
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('Contraction rate, Jan 2027');
    for (const _edit of typed) await page().keyboard.press('Control+z');
    await expect.poll(rows).toEqual(before);
  });

  test('a command that comes before the frame of an edit is about the plan, not about the text that was typed', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Churn rate'));
    await select(page(), 'Churn rate', 0);
    await page().keyboard.type('11');
    const release = await holdFrames(page());
    await page().keyboard.press('Enter');
    expect((await rowTexts(page(), 'Churn rate'))[0]).toBe('11.0');
    // Taken off behind the frame; what is unsaved is the plan's by now.
    expect(await openEditor(page()).count()).toBe(0);
    await page().keyboard.press('Control+z');
    expect(await rowTexts(page(), 'Churn rate')).toEqual(before);
    await release();
    await expect.poll(() => page().locator('.handsontableInputHolder.ht_editor_hidden').count()).toBe(1);
    expect(await rowTexts(page(), 'Churn rate')).toEqual(before);
  });

  test('fill right repeats the first figure over the selection, as one step', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Churn rate'));
    await select(page(), 'Churn rate', 0);
    await page().keyboard.type('12');
    await page().keyboard.press('Enter');
    await select(page(), 'Churn rate', 0);
    for (let i = 0; i < 4; i++) await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.press('Control+r');
    await expect
      .poll(async () => (await rowTexts(page(), 'Churn rate')).slice(0, 5))
      .toEqual(['12.0', '12.0', '12.0', '12.0', '10.0']);
    await page().getByRole('button', { name: 'Undo: Churn rate, Feb 2027 and 2 more' }).click();
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Churn rate')).toEqual(before);
  });

  test('a series runs straight from one end of the selection to the other', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Upsell rate'));
    await select(page(), 'Upsell rate', 0);
    await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.press('Shift+F10');
    await page().getByRole('menuitem', { name: 'Fill series…' }).click();
    await page().getByRole('textbox', { name: 'From' }).fill('4');
    await page().getByRole('textbox', { name: 'To' }).fill('6%');
    await page().keyboard.press('Enter');
    await expect
      .poll(async () => (await rowTexts(page(), 'Upsell rate')).slice(0, 4))
      .toEqual(['4.0', '5.0', '6.0', '5.0']);
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Upsell rate')).toEqual(before);
  });

  test('a search goes to a line that is folded away while it is typed, and keeps the keyboard', async () => {
    await select(page(), 'Churn rate', 0);
    await page().keyboard.press('Control+f');
    await page().keyboard.type('nrr stated');
    await expect
      .poll(() => page().locator('.status-main').textContent())
      .toContain('NRR stated, Jan 2027 = grr_stated + ');
    await expect.poll(() => page().locator('.find-bar input:focus').inputValue()).toBe('nrr stated');
    await page().keyboard.press('Escape');
    await expect.poll(() => page().getByLabel('Find a line or a figure').count()).toBe(0);
    await page().keyboard.press('Control+Home');
  });

  test('a block from a spreadsheet is read with percent signs, separators, brackets and empty cells', async () => {
    const before = await settled(page(), async () => [
      await rowTexts(page(), 'New-logo ARR'),
      await rowTexts(page(), 'Reactivation ARR'),
    ]);
    await select(page(), 'New-logo ARR', 0);
    await paste(page(), '1,250\t$2,500\n(300)\t');
    await expect
      .poll(async () => (await rowTexts(page(), 'New-logo ARR')).slice(0, 3))
      .toEqual(['1,250', '2,500', '300']);
    await expect
      .poll(async () => (await rowTexts(page(), 'Reactivation ARR')).slice(0, 3))
      .toEqual(['−300', 'n/a', '0']);
    await page().keyboard.press('Control+z');
    await expect
      .poll(async () => [await rowTexts(page(), 'New-logo ARR'), await rowTexts(page(), 'Reactivation ARR')])
      .toEqual(before);
  });

  test('bare numbers at or below 1 pasted into percent cells are asked about once', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Seat rate'));
    await select(page(), 'Seat rate', 0);
    await paste(page(), '0.12\t0.08\t1');
    await page().getByRole('dialog').getByRole('button', { name: '0.12 means 12%' }).click();
    await expect.poll(async () => (await rowTexts(page(), 'Seat rate')).slice(0, 3)).toEqual(['12.0', '8.0', '100.0']);
    await page().keyboard.press('Control+z');
    await select(page(), 'Seat rate', 0);
    await paste(page(), '0.12\t0.08%');
    await expect.poll(async () => (await rowTexts(page(), 'Seat rate')).slice(0, 2)).toEqual(['0.1', '0.1']);
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Seat rate')).toEqual(before);
  });

  test('what is copied holds whole numbers, rates with their percent sign', async () => {
    await select(page(), 'Churn rate', 0);
    await page().keyboard.press('Shift+ArrowRight');
    const copied = await page().evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
    expect(copied).toBe('10%\t10%');
  });

  test('the cells in sight that an edit moved show it for a moment, and no others', async () => {
    const figures = () =>
      page()
        .locator('.ht_master td.num')
        .evaluateAll((cells) => cells.map((cell) => cell.textContent));
    await select(page(), 'Churn rate', 1);
    const before = await settled(page(), figures);
    // Marks last half a second, which a slow machine can miss: those that come are counted as they come.
    await page().evaluate(() => {
      const marked = new Set<Element>();
      new MutationObserver((changes) => {
        for (const { target } of changes)
          if (target instanceof Element && target.matches('.changed')) marked.add(target);
      }).observe(document.querySelector('.ht_master tbody') ?? document.body, {
        attributeFilter: ['class'],
        subtree: true,
      });
      Object.assign(window, { marked });
    });
    await page().keyboard.type('11');
    await page().keyboard.press('Enter');
    await expect.poll(figures).not.toEqual(before);
    const marked = () =>
      page().evaluate(() => {
        const kept = Reflect.get(window, 'marked') as Set<Element>;
        return [...document.querySelectorAll('.ht_master td.num')].map((cell) => kept.has(cell));
      });
    const moved = async () => (await figures()).map((text, at) => text !== before[at]);
    // The marks come behind the frame that shows the figures. How many there are depends on the window's width; which ones does not.
    await expect.poll(async () => [await marked(), await moved()]).toSatisfy(([a, b]) => String(a) === String(b));
    await expect.poll(() => page().locator('.ht_master td.changed').count()).toBe(0);
    await expect.poll(() => marked()).toEqual(await moved());
    await page().keyboard.press('Control+z');
    await expect.poll(figures).toEqual(before);
  });

  test('typing into a total says where to type instead', async () => {
    const total = page().locator('.ht_master tbody tr').nth(2).locator('td.quarter').first();
    await total.click();
    await page().keyboard.type('5');
    await expect
      .poll(() => page().locator('.status-main').textContent())
      .toContain('Quarters and years follow from their periods');
  });

  test('Ctrl+Enter puts one figure into all selected cells, and sum, mean and count of them are said', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'New-logo ARR'));
    await select(page(), 'New-logo ARR', 0);
    for (let i = 0; i < 2; i++) await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.type('400');
    await page().keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await rowTexts(page(), 'New-logo ARR')).slice(0, 4))
      .toEqual(['400', '400', '400', '300']);
    await expect
      .poll(() => page().locator('.status-main').textContent())
      .toContain('New-logo ARR, Jan 2027 to Mar 2027 · sum $1,200K · mean $400K · 3 figures');
    await page().keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('3 figures');
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'New-logo ARR')).toEqual(before);
  });

  test('selected rates have a mean but no sum, and take one figure in the inspector', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Seat rate'));
    await select(page(), 'Seat rate', 3);
    for (let i = 0; i < 2; i++) await page().keyboard.press('Shift+ArrowRight');
    const inspector = page().getByRole('complementary', { name: 'Inspector' });
    await expect.poll(() => inspector.textContent()).toContain('Apr 2027 to Jun 2027 in Base');
    await expect
      .poll(() => inspector.locator('li').allInnerTexts())
      .toEqual(['Mean\n4.0%', 'Lowest\n4.0%', 'Highest\n4.0%', 'Figures\n3']);
    await inspector.getByLabel('One figure for 3 cells').fill('6');
    await page().keyboard.press('Enter');
    await expect
      .poll(async () => (await rowTexts(page(), 'Seat rate')).slice(2, 6))
      .toEqual(['4.0', '6.0', '6.0', '6.0']);
    await page().getByRole('button', { name: 'Undo: Seat rate, Apr 2027 to Jun 2027' }).click();
    await expect.poll(() => rowTexts(page(), 'Seat rate')).toEqual(before);
  });

  test('a figure is taken over by the rest of its quarter', async () => {
    await typeInto(page(), 'Usage rate', 4, '2');
    await select(page(), 'Usage rate', 4);
    await page().getByRole('button', { name: 'Set Apr to Jun' }).click();
    await expect
      .poll(async () => (await rowTexts(page(), 'Usage rate')).slice(2, 6))
      .toEqual(['0.0', '2.0', '2.0', '2.0']);
    await expect.poll(() => page().getByRole('button', { name: 'Set Apr to Jun' }).count()).toBe(0);
    for (let i = 0; i < 2; i++) await page().keyboard.press('Control+z');
    await expect.poll(async () => (await rowTexts(page(), 'Usage rate'))[4]).toBe('0.0');
  });

  test('rows get more room on request', async () => {
    const height = async () => (await (await cellOf(page(), 'Churn rate', 0)).boundingBox())?.height;
    const choose = async (name: string) => {
      await page().getByRole('button', { name: 'Menu and settings' }).click();
      await page().getByRole('menuitemradio', { name }).click();
      await expect.poll(() => page().getByRole('menu').count()).toBe(0);
    };
    await expect.poll(() => height()).toBe(22);
    await choose('Comfortable');
    await expect.poll(height).toBe(28);
    await choose('Compact');
    await expect.poll(height).toBe(22);
  });
}

/** From now on no frame calls the page back, until the returned function is called. */
async function holdFrames(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const frame = window.requestAnimationFrame;
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (call) => held.push(call);
    Object.assign(window, {
      release: () => {
        window.requestAnimationFrame = frame;
        for (const call of held) frame(call);
      },
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'release')());
}
