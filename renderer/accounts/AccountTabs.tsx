import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { Segmented } from '../frame/Segmented';
import { type AccountTab, showAccountTab } from './accountsTab';

/** How a tab was chosen a moment ago; null where it was not chosen here. */
export type TabChosen = 'key' | 'press' | null;

interface TabsProps {
  readonly options: readonly { readonly value: AccountTab; readonly label: string; readonly title: string }[];
  readonly chosen: AccountTab;
  /** Outlives this bar: each tab brings one of its own. */
  readonly how: RefObject<TabChosen>;
}

/** Chooses what is shown of the accounts. Keys go on from here to the next tab; a press leads into what was chosen. */
export function AccountTabs({ options, chosen, how }: TabsProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (how.current === 'key') focusChosen(box.current);
  }, [how]);
  useEffect(() => {
    // What of the tab takes the focus has it by now; else keys would go nowhere.
    if (how.current !== null && document.activeElement === document.body) focusChosen(box.current);
    how.current = null;
  }, [how]);
  return (
    <span ref={box}>
      <Segmented
        label="Accounts"
        options={options}
        chosen={chosen}
        onChoose={(tab) => {
          how.current = document.activeElement?.matches(':focus-visible') === true ? 'key' : 'press';
          showAccountTab(tab);
        }}
      />
    </span>
  );
}

function focusChosen(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus({ preventScroll: true });
}
