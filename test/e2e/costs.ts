import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lockEdits } from '#plan/freezeScenario';
import { addInitiative } from '#plan/initiativeEdits';
import type { Plan } from '#plan/model';
import { writePlan } from '#plan/write';
import { expectOk } from '../domain/expectOk';
import { edited, planOf, withEvery } from '../plan/plans';
import { platform } from '../plan/platform';
import { expectAccessible } from './accessibility';
import { isFocused, pressAll, settled, undoAll, undoLabel } from './keys';
import { figure, shown } from './roadmap';

/** Grows by a good million a month from 4M, in euros, without a rate and without the lines of costs; sells seats by a priced initiative. */
function climbing(): Plan {
  const plan = withEvery(planOf({ title: 'Climbing', currency: 'EUR', periods: 24 }), {
    starting_arr: 4e6,
    new_logo_arr: 1e6,
    usage_rate: 0.06,
    churn_rate: 0.06,
  });
  const size = { type: 'points', points: 0.05 } as const;
  const seats = addInitiative(plan, { name: 'Seats', motion: 'seat', start: 2027 * 12, size, onceCost: 90_000 });
  const follows = { parent: 'base', locked: false, note: '', overrides: {} };
  const started = edited(plan, [
    ...expectOk(seats).edits,
    { type: 'insertScenario', index: 1, scenario: { id: 'upside', name: 'Upside', ...follows } },
    { type: 'insertScenario', index: 2, scenario: { id: 'held', name: 'Held', ...follows } },
  ]);
  return edited(started, lockEdits(started, 'held', '2027-01-31', ''));
}

export async function plansOfCosts(): Promise<{ readonly folder: string; readonly plan: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'climbing.headroom');
  await writeFile(plan, await writePlan(climbing(), platform));
  return { folder, plan };
}

async function showCosts(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Costs', exact: true }).click();
  await page.locator('[data-view="costs"]:not([hidden])').waitFor();
}

const box = (page: Page) => shown(page).locator('.amber-box');
const field = (page: Page, name: string) => shown(page).getByRole('textbox', { name, exact: true });
const mode = (page: Page, motion: string, name: string) =>
  shown(page)
    .getByRole('radiogroup', { name: `Cost of ${motion}` })
    .getByRole('radio', { name });

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await page.keyboard.press('Enter');
}

/** Low, chosen and high of a row of the bands, stage by stage. An own figure stands in its field. */
function bandRow(page: Page, label: string): Promise<readonly (readonly string[])[]> {
  return shown(page).evaluate((view, name) => {
    const body = [...view.querySelectorAll('.bands-table tbody')].find((one) =>
      one.querySelector('th')?.textContent.startsWith(name),
    );
    return [...(body?.querySelectorAll('tr') ?? [])].map((row) =>
      [...row.querySelectorAll('td')].slice(-3).map((cell) => cell.querySelector('input')?.value ?? cell.textContent),
    );
  }, label);
}

const staircase = (page: Page) =>
  shown(page)
    .getByRole('img', { name: /^Programme cost of/ })
    .getAttribute('aria-label');

/** What every shell's window does with costs. `page` gives a window that shows the plan of `plansOfCosts`. */
export function costsWindow(page: () => Page): void {
  test('a plan without the lines offers them in one step; without a rate nothing is made up, and the one box asks for it', async () => {
    await showCosts(page());
    await isFocused(shown(page()).getByRole('button', { name: 'Add the costs lines' }));
    await expectAccessible(page());
    await page().keyboard.press('Enter');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Add the costs lines');
    await expect.poll(() => figure(page(), 'Programme cost, year')).toBe('n/a');
    await expect.poll(() => bandRow(page(), 'With hidden costs')).toEqual([['n/a', 'n/a', 'n/a']]);
    await expect.poll(() => box(page()).textContent()).toContain('With a rate to the dollar they can be read');
    await expectAccessible(page());
    await typeInto(page(), 'Rate: US dollars for one EUR', '1');
    await expect.poll(() => undoLabel(page())).toBe('Undo: US dollars for one EUR');
    await expect.poll(() => figure(page(), 'Stage')).toBe('Startup');
  });

  test('a plan that grows through $5M and $25M shows both steps in the right month, and what they cost', async () => {
    await expect.poll(() => figure(page(), 'Next stage')).toBe('Feb 2027');
    await expect
      .poll(() => staircase(page()))
      .toMatch(
        /steps: Feb 2027 opens at \$5M or above, \+€[\d.]+K a month; Sep 2028 opens at \$25M or above, \+€[\d.]+K a month/,
      );
    await expect
      .poll(() => bandRow(page(), 'Cross-sell'))
      .toEqual([
        ['5.0', '10.0', '15.0'],
        ['20.0', '40.0', '60.0'],
        ['60.0', '130.0', '200.0'],
      ]);
    await expect.poll(() => bandRow(page(), 'Upsell')).toEqual(Array(3).fill(['0.0', '0.0', '0.0']));
  });

  test('position, hidden costs and an own figure move every figure, each as a step that undo names', async () => {
    const first = (motion: string) => expect.poll(() => bandRow(page(), motion).then((rows) => rows[0]));
    await typeInto(page(), 'Position of Cross-sell', '100%');
    await first('Cross-sell').toEqual(['5.0', '15.0', '15.0']);
    // The field still has the keyboard, and what was typed is the plan's by now.
    await page().keyboard.press('Control+z');
    await first('Cross-sell').toEqual(['5.0', '10.0', '15.0']);
    await expect.poll(() => field(page(), 'Position of Cross-sell').inputValue()).toBe('50%');
    await page().keyboard.press('Control+y');
    await first('Cross-sell').toEqual(['5.0', '15.0', '15.0']);
    const before = await settled(page(), () => staircase(page()));
    await shown(page()).getByRole('radiogroup', { name: 'Hidden costs' }).getByRole('radio', { name: 'Added' }).focus();
    await page().keyboard.press('ArrowRight');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Hidden costs compounded');
    // Cross-sell at its high end and usage in the middle: 15 × 79.4% and (3 × 51.8% + 10 × 79.4%) / 2.
    await expect.poll(() => bandRow(page(), 'Hidden costs').then((rows) => rows[0])).toEqual(['4.1', '16.7', '19.9']);
    await expect.poll(() => staircase(page())).not.toBe(before);
    await mode(page(), 'Cross-sell', 'Band').focus();
    await page().keyboard.press('ArrowRight');
    await isFocused(mode(page(), 'Cross-sell', 'Own'));
    // It begins at what the motion costs, so that nothing moves.
    await first('Cross-sell').toEqual(['15.0', '15.0', '15.0']);
    await typeInto(page(), 'Own cost of Cross-sell, €K a month', '16.5K');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Cross-sell: own cost');
    await expect.poll(() => bandRow(page(), 'Cross-sell').then((rows) => rows[2])).toEqual(['16.5', '16.5', '16.5']);
    await expect
      .poll(() => shown(page()).locator('.outside-said').allTextContents())
      .toEqual(['above 5.0 to 15.0', 'below 20.0 to 60.0', 'below 60.0 to 200.0']);
  });

  test('what cannot be a position stays, marked, with a sentence, and Escape gives the old one back', async () => {
    const position = field(page(), 'Position of Usage');
    await typeInto(page(), 'Position of Usage', '140');
    await expect.poll(() => position.getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() => shown(page()).locator('.status-main').textContent())
      .toContain('A position is 0% (the low end) to 100%');
    await expectAccessible(page());
    await page().keyboard.press('Escape');
    await expect
      .poll(async () => [await position.getAttribute('aria-invalid'), await position.inputValue()])
      .toEqual([null, '50']);
  });

  test('a motion whose initiatives carry the cost counts twice by its band: the box says so and mends it in one step', async () => {
    await mode(page(), 'Upsell', 'Band').click();
    await expect.poll(() => box(page()).textContent()).toContain('Upsell counts twice.');
    await expect.poll(() => shown(page()).locator('.amber-box').count()).toBe(1);
    const twice = await settled(page(), () => figure(page(), 'Programme cost, year'));
    await box(page()).getByRole('button', { name: 'Count the initiatives alone' }).click();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Count Upsell by initiatives alone');
    await expect.poll(() => figure(page(), 'Programme cost, year')).not.toBe(twice);
    await expect.poll(() => mode(page(), 'Upsell', 'None').getAttribute('aria-checked')).toBe('true');
  });

  test('new CAC judges each motion and the box warns outside of what is usual; returns are of initiatives or of whole motions', async () => {
    await typeInto(page(), 'New CAC', '0.5');
    await expect
      .poll(() => box(page()).textContent())
      .toContain('Usage costs a larger share of new CAC than is usual.');
    await expect
      .poll(() => shown(page()).locator('.cac-said.outside').allTextContents())
      .toEqual([expect.stringMatching(/^above 5 to 15%: €[\d.]+[KM] for €[\d.]+[KM] of expansion ARR$/)]);
    const returns = shown(page()).getByRole('region', { name: 'ROI and payback' });
    await expect
      .poll(() => returns.locator('tbody tr').allTextContents())
      .toEqual([expect.stringMatching(/^Seats0\.091\.15/)]);
    await returns.getByRole('radio', { name: 'Whole motions' }).click();
    await expect.poll(() => returns.locator('tbody th').allTextContents()).toEqual(['Upsell', 'Cross-sell', 'Usage']);
  });

  test('CSMs stand against the line of 30 accounts, in the chart and as its table', async () => {
    await typeInto(page(), 'CSMs', '3');
    const panel = shown(page()).getByRole('region', { name: /^(Programme cost over the plan|Accounts per CSM)$/ });
    await panel.getByRole('button', { name: 'Accounts per CSM', exact: true }).click();
    // Nobody has said how many customers there are.
    await expect.poll(() => panel.textContent()).toContain('starting_customers');
    await shown(page()).getByRole('button', { name: 'Say how many customers' }).click();
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await showCosts(page());
    await panel.getByRole('button', { name: 'Accounts per CSM as a table' }).click();
    await expect.poll(() => panel.locator('tbody tr').first().textContent()).toBe('Jan 2027n/a3.0n/an/a');
    await panel.getByRole('button', { name: 'Programme cost over the plan', exact: true }).click();
    await expect.poll(() => panel.locator('tbody tr').nth(1).locator('td').first().textContent()).toBe('Growth');
    await panel.getByRole('button', { name: /as a table/ }).click();
  });

  test('typing in a scenario overrides there alone, amber, until it is reset; a locked one refuses with a sentence', async () => {
    await page().getByRole('radio', { name: 'Upside' }).click();
    await typeInto(page(), 'Position of Usage', '0');
    await expect.poll(() => bandRow(page(), 'Usage').then((rows) => rows[0])).toEqual(['3.0', '3.0', '10.0']);
    await expect.poll(() => shown(page()).locator('.input-field[data-own]').count()).toBe(1);
    await expectAccessible(page());
    await shown(page()).getByRole('button', { name: 'Reset Usage' }).click();
    await expect.poll(() => bandRow(page(), 'Usage').then((rows) => rows[0])).toEqual(['3.0', '6.5', '10.0']);
    await page().getByRole('radio', { name: 'Held' }).click();
    await mode(page(), 'Usage', 'None').click();
    await expect
      .poll(() => shown(page()).locator('.status-main').textContent())
      .toContain('Held is locked; unlock the scenario to change its costs.');
    await page().getByRole('radio', { name: 'Base' }).click();
  });

  test('F6 goes round the regions of the view, and undo takes all of it back', async () => {
    const region = () =>
      page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '');
    await field(page(), 'Position of Usage').focus();
    const seen: string[] = [];
    for (let step = 0; step < 6; step++) {
      const at = await region();
      seen.push(at);
      await pressAll(page(), 'F6');
      await expect.poll(region).not.toBe(at);
    }
    expect(seen).toEqual(['cost bands', 'programme', 'what it is worth', 'rail', 'top bar', 'key figures']);
    await page().getByRole('radio', { name: 'Base' }).focus();
    await undoAll(page());
    await shown(page()).getByRole('button', { name: 'Add the costs lines' }).waitFor();
  });
}
