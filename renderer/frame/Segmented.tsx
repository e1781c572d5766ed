import './segmented.css';
import type { KeyboardEvent } from 'react';

interface SegmentedProps<T> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly title?: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One choice of a few, side by side; arrow keys choose the next, as in other lists of one choice. */
export function Segmented<T extends string | number>({ label, options, chosen, onChoose }: SegmentedProps<T>) {
  const at = options.findIndex(({ value }) => value === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : (at + step + options.length) % options.length;
    const option = next === undefined ? undefined : options[next];
    if (next === undefined || option === undefined) return;
    event.preventDefault();
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]');
    onChoose(option.value);
    buttons[next]?.focus();
  };
  return (
    <span className="segmented" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a segmented control, not a form field
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={place === at}
          tabIndex={place === Math.max(at, 0) ? 0 : -1}
          title={option.title}
          onClick={() => option.value === chosen || onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  );
}
