import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FormulaFault } from '#plan/formulaTrial';
import type { Plan } from '#plan/model';
import { type Completion, completed, completionsFor, wordBefore } from './completions';

interface FieldProps {
  readonly plan: Plan;
  /** The line whose formula it is; offered last, as it can only look back on itself. */
  readonly line: string;
  readonly label: string;
  readonly value: string;
  readonly fault: FormulaFault | null;
  readonly onChange: (text: string) => void;
  readonly onCommit: () => void;
  /** Whether the dialog starts here. */
  readonly isFirst?: boolean;
}

/** One line of formula: completes names as they are typed, and underlines what is wrong where it stands. */
export function FormulaField({ plan, line, label, value, fault, onChange, onCommit, isFirst }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const wantedCaret = useRef<number | null>(null);
  const offers = caret === null ? [] : completionsFor(plan, wordBefore(value, caret), line);
  const isOpen = offers.length > 0;

  useLayoutEffect(() => {
    if (wantedCaret.current !== null) input.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
    if (mirror.current !== null) mirror.current.scrollLeft = input.current?.scrollLeft ?? 0;
  });

  const take = (offer: Completion) => {
    const done = completed(value, caret ?? value.length, offer);
    wantedCaret.current = done.caret;
    setCaret(null);
    onChange(done.text);
    input.current?.focus();
  };

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const offer = offers[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (isOpen && step !== 0) {
      setActive((active + step + offers.length) % offers.length);
    } else if (isOpen && offer !== undefined && (event.key === 'Tab' || event.key === 'Enter')) {
      take(offer);
    } else if (isOpen && event.key === 'Escape') {
      setCaret(null);
    } else if (event.key === 'Enter') {
      onCommit();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="formula-field">
      <div ref={mirror} className="formula-mirror" aria-hidden="true">
        {marked(value, fault)}
      </div>
      <input
        ref={input}
        data-first={isFirst || undefined}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setActive(0);
          onChange(event.target.value);
        }}
        onScroll={() => {
          if (mirror.current !== null) mirror.current.scrollLeft = input.current?.scrollLeft ?? 0;
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={onKey}
      />
      <p id={`${id}-fault`} className="formula-fault" role="status">
        {fault?.sentence ?? ''}
      </p>
      {isOpen && (
        <div id={`${id}-list`} role="listbox" aria-label="Completions" className="completions">
          {offers.map((offer, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys
            <div
              key={offer.word}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className="completion"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(offer)}
            >
              <code>{offer.word}</code>
              <span>{offer.about}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The text with the faulty piece underlined; where something is missing at the end, the space after it. */
function marked(text: string, fault: FormulaFault | null) {
  if (fault?.span == null) return text;
  const { start, end } = fault.span;
  return (
    <>
      {text.slice(0, start)}
      <mark>{start === end ? `${text.slice(start, start + 1)} ` : text.slice(start, end)}</mark>
      {text.slice(start === end ? end + 1 : end)}
    </>
  );
}
