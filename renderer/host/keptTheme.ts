import * as v from 'valibot';
import { type ThemeChoice, themeChoiceSchema } from '#host/contract';

const KEY = 'headroom.theme';

/** The browser's own memory of the theme; where it keeps nothing, each start follows the system. */
export function keptTheme(): ThemeChoice {
  try {
    const kept = v.safeParse(themeChoiceSchema, localStorage.getItem(KEY));
    return kept.success ? kept.output : 'system';
  } catch {
    return 'system';
  }
}

export function keepTheme(theme: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be denied; the choice holds until the page is closed.
  }
}
