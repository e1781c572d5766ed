import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { OpenPlan } from '../state/session';
import type { View } from '../views';

interface KeptViewProps {
  readonly view: View;
  readonly open: OpenPlan;
  readonly isShown: boolean;
}

/**
 * A view that keeps its place and its focus while another is shown. It is made when first shown; out of sight it stays as it was, so
 * that an edit costs only the view that shows it, and follows the plan again when it comes back.
 */
export function KeptView({ view, open, isShown }: KeptViewProps) {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const isFirst = useRef(true);

  useLayoutEffect(() => {
    // What is first in the window leaves the focus to whatever opened it.
    if (isShown && !isFirst.current) {
      const kept = focused.current?.isConnected === true ? focused.current : null;
      const wanted = kept ?? box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current;
      wanted?.focus();
      // What had the focus may be disabled by now and take none.
      if (document.activeElement !== wanted) box.current?.focus();
    }
    isFirst.current = false;
  }, [isShown]);

  if (!wasShown && !isShown) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the focus was
    <div
      ref={box}
      className="view"
      data-view={view.id}
      hidden={!isShown}
      tabIndex={-1}
      onFocus={(event) => {
        focused.current = event.target;
      }}
    >
      <Content view={view} open={open} isShown={isShown} />
    </div>
  );
}

/** Equal while it is out of sight, whatever happens to the plan. */
const Content = memo(
  ({ view, open }: KeptViewProps) => <view.Component open={open} />,
  (before, after) => !after.isShown || (before.isShown && before.open === after.open),
);
