import * as Menu from '@radix-ui/react-dropdown-menu';
import { useRef } from 'react';
import { type ViewId, viewDigit } from '#host/contract';
import { showView } from '../state/view';
import type { View } from '../views';
import { MoreIcon } from './icons';

const KEY = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl+';

/** The views that were not used yet, in a menu at the end of the rail; one that is chosen gets a place on it. */
export function MoreViews({ views }: { readonly views: readonly View[] }) {
  /** What to show once the menu is gone: until then it holds the keyboard. */
  const next = useRef<ViewId | null>(null);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="rail-item" aria-label="More views" title="More views">
        <MoreIcon />
        <span className="rail-name">More</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu"
          side="right"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            event.preventDefault();
            showView(next.current);
            next.current = null;
          }}
        >
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              className="menu-item"
              onSelect={() => {
                next.current = view.id;
              }}
            >
              {view.name}
              {viewDigit(view.id) !== null && <span className="menu-keys">{`${KEY}${viewDigit(view.id)}`}</span>}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
