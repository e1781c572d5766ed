interface SelectProps<T extends string> {
  readonly label: string;
  /** Null where nothing is stated. */
  readonly chosen: T | null;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | null) => void;
  readonly hint?: string;
  /** It gets the keyboard when the view is first shown. */
  readonly isFirst?: boolean;
}

/** One answer of a list, or none. */
export function AnswerSelect<T extends string>(props: SelectProps<T>) {
  const { label, chosen, options, onChoose, hint, isFirst = false } = props;
  return (
    <div className="answer">
      <span>{label}</span>
      <div>
        <select
          className="field"
          aria-label={label}
          data-first={isFirst || undefined}
          value={chosen ?? ''}
          onChange={(event) => onChoose(options.find(({ value }) => value === event.target.value)?.value ?? null)}
        >
          <option value="">Not stated</option>
          {options.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        {hint !== undefined && <small className="answer-hint">{hint}</small>}
      </div>
    </div>
  );
}
