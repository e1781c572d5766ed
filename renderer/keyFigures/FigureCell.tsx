import { MethodLink } from '../definitions/MethodLink';

export interface FigureCellProps {
  readonly label: string;
  readonly before?: string;
  readonly number: string;
  readonly after: string;
  readonly isMissing?: boolean;
  /** A word in place of a number: tabular figures would spread its hyphens. */
  readonly isWord?: boolean;
  readonly change?: { readonly text: string; readonly meaning: 'better' | 'worse' | 'same' };
  /** Period and method. */
  readonly said: string;
  /** An NRR or GRR, whose period and method lead to their definitions. */
  readonly isRetention?: boolean;
  readonly title?: string;
}

/** One figure of a strip: label, value with its unit, change, and under them what it is read from. */
export function FigureCell(props: FigureCellProps) {
  const {
    label,
    before = '',
    number,
    after,
    isMissing = false,
    isWord = false,
    change,
    said,
    isRetention = false,
    title,
  } = props;
  return (
    <div className="key-figure" title={title ?? `${label}: ${said}`}>
      <span className="key-label">{label}</span>
      <span className="key-value">
        {before !== '' && <small>{before}</small>}
        <span className={isWord ? '' : isMissing ? 'num na' : 'num'}>{number}</span>
        {after !== '' && <small>{after}</small>}
        {change !== undefined && <span className={`key-change num ${change.meaning}`}>{change.text}</span>}
      </span>
      {isRetention ? (
        <MethodLink className="key-method" period={null}>
          {said}
        </MethodLink>
      ) : (
        <span className="key-method">{said}</span>
      )}
    </div>
  );
}
