import type { Ladder } from '#domain/accounts/ladder';
import { fixed, NOT_AVAILABLE } from '../../format/figures';
import { moneyParts, percentText } from '../../growth/growthTexts';
import { FigureCell, type FigureCellProps } from '../../keyFigures/FigureCell';

/** Where customers stand and whether they climb. */
export function LadderFigures({ ladder, currency }: { readonly ladder: Ladder; readonly currency: string }) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {cells(ladder, currency).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

function cells(ladder: Ladder, currency: string): readonly FigureCellProps[] {
  const { rungs, unknown, left, slipped, couldMove, moved, toNote } = ladder;
  const standing = rungs.reduce((sum, { accounts }) => sum + accounts, 0);
  const [lowest, highest] = [rungs[0], rungs.at(-1)];
  const isNoted = slipped > 0 || toNote < standing;
  const share = couldMove === 0 ? Number.NaN : moved / couldMove;
  const acv = (rung: typeof lowest) => ({
    ...moneyParts(rung?.acv ?? Number.NaN, currency),
    isMissing: rung === undefined || rung.accounts === 0,
    said:
      rung === undefined ? '' : rung.accounts === 0 ? 'nobody stands on it' : `mean ARR of ${fixed(rung.accounts, 0)}`,
  });
  return [
    {
      label: 'On the ladder',
      number: fixed(standing, 0),
      after: '',
      said: left === 0 ? 'customers with ARR' : `with ARR; ${fixed(left, 0)} have left`,
    },
    {
      label: 'Not known',
      number: fixed(unknown, 0),
      after: '',
      said: unknown === 0 ? 'all have a signal' : 'no signal the rungs ask for',
    },
    { label: `ACV, ${lowest?.name ?? ''}`, ...acv(lowest) },
    { label: `ACV, ${highest?.name ?? ''}`, ...acv(highest) },
    {
      label: 'Moved up',
      ...(Number.isNaN(share)
        ? { number: NOT_AVAILABLE, after: '', isMissing: true }
        : { number: percentText(share).slice(0, -1), after: '%' }),
      said:
        couldMove === 0
          ? 'needs rungs noted a year ago'
          : `${fixed(moved, 0)} of ${fixed(couldMove, 0)}, last 12 months`,
      title: 'Of those known to have stood below the top rung a year ago, who has reached a higher one since',
    },
    {
      label: 'Slipped',
      ...(isNoted
        ? { number: fixed(slipped, 0), after: '', said: 'stand below a rung noted' }
        : { number: NOT_AVAILABLE, after: '', isMissing: true, said: 'no rung is noted yet' }),
    },
  ];
}
