import type { Page } from 'playwright-core';
import { openDialog } from '../keys';
import { closeDialog, type State } from './state';

async function enterExport(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+e');
  await openDialog(page);
}

/** The export dialog. */
export const EXPORT_STATES: readonly State[] = [{ name: 'the export dialog', enter: enterExport, leave: closeDialog }];
