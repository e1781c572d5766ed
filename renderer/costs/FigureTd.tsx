import type { Figure } from '#analysis/planYears';
import { NOT_AVAILABLE } from '../format/figures';

interface FigureTdProps {
  readonly figure: Figure;
  readonly text: (value: number) => string;
  readonly className?: string;
  readonly title?: string;
}

/** A figure in a table; what is not available says why on hover. */
export function FigureTd({ figure, text, className = '', title }: FigureTdProps) {
  const isMissing = Number.isNaN(figure.value);
  return (
    <td className={`num ${className} ${isMissing ? 'na' : ''}`} title={isMissing ? (figure.why ?? undefined) : title}>
      {isMissing ? NOT_AVAILABLE : text(figure.value)}
    </td>
  );
}
