import { fixed, NOT_AVAILABLE } from '../format/figures';

/** A fraction as percent or points in a reading table, with the two decimals of retention. */
export function PercentCell({ value, isChosen = false }: { readonly value: number; readonly isChosen?: boolean }) {
  const isMissing = Number.isNaN(value);
  return (
    <td className={`num${isMissing ? ' na' : ''}${isChosen ? ' chosen' : ''}`}>
      {isMissing ? NOT_AVAILABLE : fixed(value * 100, 2)}
    </td>
  );
}
