interface FigureCellProps {
  readonly label: string;
  readonly before?: string;
  readonly number: string;
  readonly after: string;
  readonly isMissing?: boolean;
  readonly change?: { readonly text: string; readonly meaning: 'better' | 'worse' | 'same' };
  /** Period and method. */
  readonly said: string;
  readonly title?: string;
}

/** One figure of a strip: label, value with its unit, change, and under them what it is read from. */
export function FigureCell({
  label,
  before = '',
  number,
  after,
  isMissing = false,
  change,
  said,
  title,
}: FigureCellProps) {
  return (
    <div className="key-figure" title={title ?? `${label}: ${said}`}>
      <span className="key-label">{label}</span>
      <span className="key-value">
        {before !== '' && <small>{before}</small>}
        <span className={isMissing ? 'num na' : 'num'}>{number}</span>
        {after !== '' && <small>{after}</small>}
        {change !== undefined && <span className={`key-change num ${change.meaning}`}>{change.text}</span>}
      </span>
      <span className="key-method">{said}</span>
    </div>
  );
}
