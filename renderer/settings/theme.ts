import { create } from 'zustand';
import type { ThemeChoice } from '#host/contract';
import type { Host } from '#host/host';

const darkWanted = window.matchMedia('(prefers-color-scheme: dark)');

/** What was chosen; what is shown stands at the root's `data-theme`, on which the tokens hang. */
export const useThemeChoice = create<{ readonly choice: ThemeChoice }>(() => ({ choice: 'system' }));

/**
 * Shows the chosen theme from now on. The desktop's shell makes its choice the system's, for all its windows and dialogs, so
 * there a page follows the system whatever was chosen.
 */
export function startTheme(host: Host): void {
  const show = () => {
    const { choice } = useThemeChoice.getState();
    const isDark = host.shell === 'desktop' || choice === 'system' ? darkWanted.matches : choice === 'dark';
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  const readAgain = () => void readTheme(host);
  show();
  useThemeChoice.subscribe(show);
  darkWanted.addEventListener('change', show);
  // Another window may have chosen.
  window.addEventListener('storage', readAgain);
  window.addEventListener('focus', readAgain);
  readAgain();
}

export async function chooseTheme(host: Host, choice: ThemeChoice): Promise<void> {
  useThemeChoice.setState({ choice });
  await host.theme.choose(choice);
}

async function readTheme(host: Host): Promise<void> {
  const kept = await host.theme.read();
  if (kept.ok) useThemeChoice.setState({ choice: kept.value });
}
