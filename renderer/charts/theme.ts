import { useSyncExternalStore } from 'react';

/** Renders again when the theme changes: what is drawn on a canvas does not follow the style sheet by itself. */
export function useTheme(): 'dark' | 'light' {
  return useSyncExternalStore(followTheme, shownTheme);
}

/** One function for all renders: React would follow the theme anew by every other one. */
function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function shownTheme(): 'dark' | 'light' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

const known = new Map<string, string>();
let knownFor: string | undefined;

/** The value of a design token in the present theme. Each is read once a theme: reading makes the browser settle all styles first. */
export function token(name: string): string {
  const theme = document.documentElement.dataset['theme'];
  if (theme !== knownFor) known.clear();
  knownFor = theme;
  const value = known.get(name) ?? getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  known.set(name, value);
  return value;
}
