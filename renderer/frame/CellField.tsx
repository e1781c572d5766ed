import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Result } from '#base/result';

interface CellFieldProps<T> {
  readonly label: string;
  /** As it stands when nobody types. */
  readonly shown: string;
  /** As a person would type it. */
  readonly typed: string;
  readonly read: (text: string) => Result<T, string>;
  readonly onTake: (value: T) => void;
  readonly onRefuse: (sentence: string) => void;
  readonly className?: string;
  /** Why it takes no text; null, or left out, where it does. */
  readonly heldBy?: string | null;
  readonly tabIndex?: number;
  readonly name?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/**
 * A figure or text edited where it stands: Enter and leaving take it, Escape gives the old one back. What cannot be read stays, marked,
 * and says why.
 */
export function CellField<T>(props: CellFieldProps<T>) {
  const { label, shown, typed, read, onTake, onRefuse, heldBy = null } = props;
  const [isEntered, setIsEntered] = useState(false);
  // What was typed over the figure; null while nothing was, so that undo and other lanes of the plan still show in it.
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const leave = () => {
    setText(null);
    setIsWrong(false);
  };
  const take = (): boolean => {
    if (text === null || text.trim() === typed) {
      leave();
      return true;
    }
    const value = read(text);
    setIsWrong(!value.ok);
    if (!value.ok) {
      onRefuse(`${label}: ${value.error}`);
      return false;
    }
    onTake(value.value);
    setText(null);
    return true;
  };
  return (
    <input
      autoComplete="off"
      className={`cell-field ${props.className ?? ''}`}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      data-typing={text !== null || undefined}
      data-field={props.name}
      title={shown}
      readOnly={heldBy !== null}
      tabIndex={props.tabIndex}
      maxLength={props.maxLength ?? 40}
      placeholder={props.placeholder}
      value={text ?? (isEntered ? typed : shown)}
      spellCheck={false}
      onFocus={(event) => {
        if (heldBy !== null) return;
        const field = event.currentTarget;
        flushSync(() => setIsEntered(true));
        if (text !== null) return;
        field.select();
        // A press of the mouse sets the caret after the focus.
        requestAnimationFrame(() => document.activeElement === field && field.value === typed && field.select());
      }}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        setIsEntered(false);
        if (isWrong && text !== null && !read(text).ok) return;
        take();
      }}
      onKeyDown={(event) => {
        const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (heldBy !== null) {
          if (isTyping) onRefuse(heldBy);
        } else if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          const field = event.currentTarget;
          if (!take()) return;
          // Taken, it stands as it does when nobody types.
          setIsEntered(false);
          requestAnimationFrame(() => document.activeElement === field && field.select());
        } else if (event.key === 'Escape' && text !== null) {
          event.stopPropagation();
          leave();
          const field = event.currentTarget;
          requestAnimationFrame(() => field.select());
        }
      }}
    />
  );
}
