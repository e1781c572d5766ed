import type { ComponentPropsWithRef } from 'react';

interface ScrollingProps extends Omit<ComponentPropsWithRef<'section'>, 'aria-label' | 'tabIndex'> {
  readonly className: string;
  /** What a screen reader calls it; left out where the panel around it is named already. */
  readonly label?: string;
}

/**
 * A part of a view or dialog that scrolls where there is no room for all of it. Keys reach it, for nothing in it may take the focus and what is
 * below its edge would otherwise be for the mouse alone. That it scrolls is said by its class.
 */
export function Scrolling({ label, ...props }: ScrollingProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
  return <section {...props} aria-label={label} tabIndex={0} />;
}
