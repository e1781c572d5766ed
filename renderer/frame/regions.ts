import { useEffect } from 'react';

/**
 * The window's regions are the elements with `data-region`; each takes the focus itself or gives it to a control inside. Menus and
 * dialogs stand outside of them, so that the region one came from is known when they close.
 */
const REGION = '[data-region]';
const GRID = '[data-region="grid"]';
const OVER_REGIONS = '[role="dialog"], [role="menu"]';
const CONTROL =
  'button:not(:disabled, [tabindex="-1"]), input:not(:disabled, [tabindex="-1"]), select:not(:disabled), textarea:not([tabindex="-1"]), a[href], summary, [tabindex="0"]';

/** Where the focus was last in each region. */
const places = new WeakMap<Element, HTMLElement>();
let current: Element | null = null;

/** F6 and Shift+F6 go round the regions that are in sight, each at the place where it was left; Escape goes to the grid. */
export function useRegions(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const region = target.closest(REGION);
      if (region === null) return;
      current = region;
      if (target !== region) places.set(region, target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector(OVER_REGIONS) !== null) return;
      if (event.key === 'F6') go(event.shiftKey ? -1 : 1);
      else if (event.key !== 'Escape' || isInGrid(event.target) || !goToGrid()) return;
      event.preventDefault();
    };
    document.addEventListener('focusin', onFocus);
    window.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** After a menu or dialog: gives the focus back to where it was, unless what was chosen there has taken it. */
export function returnFocus(): void {
  const { activeElement } = document;
  // The menu itself has the focus until one of its items is pointed at.
  const isFree =
    activeElement === null || activeElement === document.body || activeElement.closest('[role="menu"]') !== null;
  if (isFree && !enter(current)) goToGrid();
}

/** Gives the keyboard to the grid, at its cursor; false where no grid is in sight. */
export function goToGrid(): boolean {
  return enter(document.querySelector(GRID));
}

function go(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGION)].filter(isShown);
  const at = regions.indexOf(document.activeElement?.closest<HTMLElement>(REGION) ?? document.body);
  enter(regions.at(at < 0 && step < 0 ? -1 : (at + step) % regions.length) ?? null);
}

/** Puts the focus into a region; false where there is none to see. */
function enter(region: Element | null): boolean {
  if (!(region instanceof HTMLElement) || !isShown(region)) return false;
  const place = places.get(region);
  region.focus({ preventScroll: true });
  // Some regions know better where it belongs.
  if (document.activeElement !== region) return true;
  const isThere = place !== undefined && region.contains(place) && isShown(place) && !place.matches(':disabled');
  (isThere ? place : region.querySelector<HTMLElement>(CONTROL))?.focus();
  return true;
}

function isInGrid(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(GRID) !== null;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}
