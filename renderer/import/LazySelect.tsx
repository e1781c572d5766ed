import { type ReactNode, useState } from 'react';

interface SelectProps {
  readonly label: string;
  readonly title: string;
  readonly value: string;
  /** All there is to choose where it is `true`, else what is chosen alone. */
  readonly options: (isFull: boolean) => ReactNode;
  readonly onChoose: (value: string) => void;
}

/** A choice that lists what there is once someone is about to choose: a wide file has hundreds of these, each of a hundred options. */
export function LazySelect({ label, title, value, options, onChoose }: SelectProps) {
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
      {options(isFull)}
    </select>
  );
}
