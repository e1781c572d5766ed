import { useMemo } from 'react';
import type { AccountsReading } from '#analysis/accountReading';
import type { Tally } from '#analysis/accountTotals';
import { valueIn } from '#plan/lanes';
import { lineOf } from '#plan/planParts';
import { currencySign, fixed, keyFigureMoney } from '../../format/figures';
import type { OpenPlan } from '../../state/session';
import { countText } from '../accountTexts';
import { listNames } from './listNames';
import { changeList, showAll } from './listState';
import { SHOW_NAMES } from './listTexts';
import type { Show } from './shownRows';

interface FiguresProps {
  readonly open: OpenPlan;
  readonly reading: AccountsReading;
  readonly show: Show;
}

interface Figure {
  readonly label: string;
  readonly number: string;
  readonly after?: string;
  readonly before?: string;
  readonly said: string;
  /** What there is no room for, said to whoever points at it. */
  readonly besides?: string;
  /** What a press of it shows; null where it shows all again. */
  readonly show: Show;
}

/** The accounts in seven figures, each of which shows those it counts. */
export function AccountFigures({ open, reading, show }: FiguresProps) {
  const shown = useMemo(() => figures(open, reading), [open, reading]);
  return (
    <section className="key-figures" aria-label="Key figures of the accounts" data-region="key figures" tabIndex={-1}>
      {shown.map(({ label, number, before = '', after = '', said, besides = '', show: kind }) => (
        <button
          key={label}
          type="button"
          className="key-figure account-figure"
          aria-pressed={kind !== 'all' && kind === show}
          title={`${label}: ${[said, besides].join(' ').trim()}`}
          onClick={() => (kind === 'all' || kind === show ? showAll() : changeList({ show: kind }))}
        >
          <span className="key-label">{label}</span>
          <span className="key-value">
            {before !== '' && <small>{before}</small>}
            <span className="num">{number}</span>
            {after !== '' && <small>{after}</small>}
          </span>
          <span className="key-method">{said}</span>
        </button>
      ))}
    </section>
  );
}

function figures(open: OpenPlan, reading: AccountsReading): readonly Figure[] {
  const { totals, readyAbove } = reading;
  const sign = currencySign(open.plan.currency);
  const counted = (show: Show, { accounts, arr }: Tally, more = '', besides = ''): Figure => {
    const money = keyFigureMoney(arr, sign);
    return {
      label: SHOW_NAMES[show],
      number: fixed(accounts, 0),
      said: `${money.before}${money.number}${money.after} ARR${more}`,
      besides,
      show,
    };
  };
  return [
    {
      label: 'Accounts',
      number: fixed(totals.all.accounts, 0),
      said: accountsText(reading),
      show: 'all',
    },
    { label: 'ARR', ...keyFigureMoney(totals.all.arr, sign), said: agreement(open, totals.all.arr, sign), show: 'all' },
    counted('ready', totals.ready, `, above ${readyAbove}`, 'and healthy'),
    counted('triggered', totals.triggered),
    counted('inWindow', totals.inWindow),
    counted('gateShut', totals.gateShut),
    counted('healthUnknown', totals.healthUnknown),
  ];
}

/** Who looks after them, and how many have left or not begun. */
function accountsText(reading: AccountsReading): string {
  const { withoutArr } = reading.totals;
  const named = listNames(reading).csms.filter((name) => name !== '').length;
  const csms = named === 0 ? 'no CSM named' : countText(named, 'CSM', 'CSMs');
  return withoutArr.accounts === 0 ? csms : `${csms}; ${fixed(withoutArr.accounts, 0)} without ARR`;
}

/** Less than this apart, amounts agree: half a unit of the currency. */
const AGREES = 0.5;

/** How the ARR of the accounts stands to what the plan begins with. */
function agreement({ plan, evaluation, scenario }: OpenPlan, arr: number, sign: string): string {
  if (lineOf(plan, 'opening_arr') === undefined) return 'no opening ARR in the plan';
  const opening = valueIn(evaluation, 'opening_arr', 'total', 0, scenario);
  if (!Number.isFinite(opening)) return 'opening ARR is n/a';
  const difference = arr - opening;
  if (Math.abs(difference) < AGREES) return 'as the plan opens';
  const { before, number, after } = keyFigureMoney(Math.abs(difference), sign);
  return `${before}${number}${after} ${difference > 0 ? 'above' : 'below'} opening ARR`;
}
