import type { MissingInput, YearFigure } from '#analysis/planYears';
import { NOT_AVAILABLE } from '../format/figures';

/** Leads to where an input is stated. */
export type ToInput = (missing: MissingInput) => void;

/** A figure that cannot be computed: why, on hover; where an input is missing, it leads to the field that mends it. */
export function NotAvailable({ figure, toInput }: { readonly figure: YearFigure; readonly toInput: ToInput }) {
  const { why, missing } = figure;
  if (missing === null) {
    return (
      <span className="na" title={why ?? ''}>
        {NOT_AVAILABLE}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="na na-link"
      title={`${why ?? ''} Press to state it.`}
      aria-label={`${NOT_AVAILABLE}: ${why ?? ''} Press to state it.`}
      onClick={() => toInput(missing)}
    >
      {NOT_AVAILABLE}
    </button>
  );
}
