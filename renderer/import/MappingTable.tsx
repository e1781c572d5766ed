import { type ReactNode, useState } from 'react';
import { asSentence } from './ImportChoices';

interface MappingProps {
  /** What the parts of the file become: the head of the last column. */
  readonly becomes: string;
  /** Told where more is mapped than is shown. */
  readonly more: string | null;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What each part of a file becomes, one a row. */
export function MappingTable({ becomes, more, className = '', children }: MappingProps) {
  return (
    <section className={`import-mapping ${className}`.trim()} aria-label="What becomes of it">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">First values</th>
            <th scope="col">{becomes}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {more !== null && <p className="import-more">{more}</p>}
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly samples: readonly string[];
  readonly proposal: { readonly isSure: boolean; readonly because: string };
  /** What is agreed to where it is right as proposed. */
  readonly target: string;
  readonly onAgree: () => void;
  /** The fields that choose what it becomes. */
  readonly children: ReactNode;
}

export function MappingRow({ name, samples, proposal: { isSure, because }, target, onAgree, children }: RowProps) {
  return (
    <tr className={isSure ? '' : 'unsure'}>
      <th scope="row" title={name}>
        {name === '' ? 'Without a heading' : name}
        {!isSure && because !== '' && <small>{asSentence(because)}</small>}
      </th>
      <td className="num">{samples.join('  ·  ')}</td>
      <td>
        <span className="import-target">
          {children}
          {!isSure && (
            <button
              type="button"
              className="button small"
              aria-label={`That is right: ${name}, ${target}`}
              onClick={onAgree}
            >
              That is right
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

interface SelectProps {
  readonly label: string;
  readonly title: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Its options; until somebody is about to choose, the one that is chosen is enough. */
  readonly children: (isFull: boolean) => ReactNode;
}

/** A choice that lists its options once someone is about to choose: a wide file has hundreds of these, each of dozens of options. */
export function LateSelect({ label, title, value, onChoose, children }: SelectProps) {
  const [isFull, setIsFull] = useState(false);
  const fill = () => setIsFull(true);
  return (
    <select
      className="field"
      aria-label={label}
      title={title}
      value={value}
      onFocus={fill}
      onPointerEnter={fill}
      onChange={(event) => onChoose(event.target.value)}
    >
      {children(isFull)}
    </select>
  );
}
