import { useLayoutEffect, useRef } from 'react';
import { cellProps, type GridRowPlace } from '../grid/gridProps';
import type { Column } from './columns';

/** How typing ends: taken, with where the cursor goes next, or given up. */
export type Ending = 'down' | 'right' | 'left' | 'stay' | 'giveUp';

/** A text that is being typed into a cell of the list; it is taken, refused or given up when it ends. */
export interface Typing {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** Begun by a letter, so that the caret stands behind it; else the old text is selected. */
  readonly isFresh: boolean;
  readonly onType: (text: string) => void;
  readonly onEnd: (how: Ending) => void;
}

interface EditProps {
  readonly column: Column;
  readonly place: GridRowPlace;
  readonly at: number;
  readonly typing: Typing;
}

const LONGEST = 20_000;

/** The field that lies over a cell while it is typed in. */
export function EditCell({ column, place, at, typing }: EditProps) {
  const field = useRef<HTMLInputElement>(null);
  const { isFresh } = typing;
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null) return;
    input.focus({ preventScroll: true });
    if (isFresh) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }, [isFresh]);
  return (
    <div {...cellProps(place, at, column)} className={`virtual-cell typing${column.isNumber ? ' number' : ''}`}>
      <input
        autoComplete="off"
        ref={field}
        aria-label={column.label}
        maxLength={LONGEST}
        spellCheck={false}
        value={typing.text}
        onChange={(event) => typing.onType(event.target.value)}
        onBlur={() => typing.onEnd('stay')}
        onKeyDown={(event) => {
          const how =
            event.key === 'Enter' ? 'down' : event.key === 'Escape' ? 'giveUp' : event.key === 'Tab' ? 'right' : null;
          if (how === null) return;
          event.preventDefault();
          event.stopPropagation();
          typing.onEnd(how === 'right' && event.shiftKey ? 'left' : how);
        }}
      />
    </div>
  );
}
