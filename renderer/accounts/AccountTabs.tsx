import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { Segmented } from '../frame/Segmented';
import { type AccountTab, showAccountTab } from './accountsTab';

/** How the focus came to a bar that has just gone with its tab, or to what stood there until the tab was read; null where it was elsewhere. */
export type BarLeft = 'key' | 'press' | null;

interface TabsProps {
  readonly options: readonly { readonly value: AccountTab; readonly label: string; readonly title: string }[];
  readonly chosen: AccountTab;
  /** Outlives this bar: each tab brings one of its own. */
  readonly left: RefObject<BarLeft>;
}

/** Chooses what is shown of the accounts. Keys go on from here to the next tab; a press leads into what was chosen. */
export function AccountTabs({ options, chosen, left }: TabsProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const bar = box.current;
    if (left.current === 'key') focusChosen(bar);
    return () => {
      const { activeElement } = document;
      if (bar?.contains(activeElement) === true) {
        left.current = activeElement?.matches(':focus-visible') === true ? 'key' : 'press';
      } else left.current = activeElement?.matches('.being-read') === true ? 'press' : null;
    };
  }, [left]);
  useEffect(() => {
    // What of the tab takes the focus has it by now; else keys would go nowhere.
    if (left.current !== null && document.activeElement === document.body) focusChosen(box.current);
    left.current = null;
  }, [left]);
  return (
    <span ref={box}>
      <Segmented label="Accounts" options={options} chosen={chosen} onChoose={showAccountTab} />
    </span>
  );
}

function focusChosen(bar: HTMLElement | null): void {
  bar?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus({ preventScroll: true });
}
