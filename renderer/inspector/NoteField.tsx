import { useEffect, useId, useState } from 'react';
import { NOT_KEPT } from '../frame/notKept';
import { markWriting } from '../state/session';

/** A text of the plan that is written in place: leaving the field keeps it, Escape brings the old one back. */
export function NoteField({
  title,
  label,
  text,
  placeholder = 'Add…',
  onWritten,
}: {
  readonly title: string;
  /** What the field is called where it cannot be seen: `Note: Churn rate, Jun 2027`. */
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly onWritten: (text: string) => void;
}) {
  const [written, setWritten] = useState(text);
  const id = useId();
  const isUnkept = written.trim() !== text;
  // A window that is closed by mouse leaves no field first: what is typed counts as unsaved, so that closing asks.
  useEffect(() => {
    markWriting(isUnkept);
    return () => markWriting(false);
  }, [isUnkept]);
  return (
    <div className="inspector-note">
      <label htmlFor={id}>{title}</label>
      <textarea
        className="note-text"
        id={id}
        form={NOT_KEPT}
        aria-label={label}
        rows={1}
        value={written}
        placeholder={placeholder}
        onChange={(event) => setWritten(event.target.value)}
        onBlur={() => {
          if (isUnkept) onWritten(written.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
          if (event.key !== 'Escape' || written === text) return;
          // The first Escape gives the old text back, the next one goes back to the grid.
          event.stopPropagation();
          setWritten(text);
        }}
      />
    </div>
  );
}
