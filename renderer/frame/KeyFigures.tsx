import { periodLabel } from '#domain/timeline';
import { valueAt } from '#engine/interpreter';
import { change, currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';
import { type OpenPlan, useSession } from '../state/session';

/** A figure of the last period: which line, how it is written, whether more of it is better. */
interface KeyFigure {
  readonly line: string;
  readonly label: string;
  readonly unit: 'money' | 'percent' | 'ratio';
  readonly decimals: number;
  /** Period and method, after the date. */
  readonly method: (when: string, grain: string) => string;
}

const FIGURES: readonly KeyFigure[] = [
  { line: 'closing_arr', label: 'Closing ARR', unit: 'money', decimals: 2, method: (when) => when },
  { line: 'nrr_ttm', label: 'NRR', unit: 'percent', decimals: 2, method: (when) => `12 months to ${when}, bridge` },
  { line: 'grr_ttm', label: 'GRR', unit: 'percent', decimals: 2, method: (when) => `12 months to ${when}, bridge` },
  { line: 'arr_growth_yoy', label: 'ARR growth', unit: 'percent', decimals: 1, method: (when) => `year to ${when}` },
  {
    line: 'expansion_arr',
    label: 'Expansion ARR',
    unit: 'money',
    decimals: 2,
    method: (when, grain) => `${when}, of the ${grain}`,
  },
  {
    line: 'new_logo_arr',
    label: 'New-logo ARR',
    unit: 'money',
    decimals: 2,
    method: (when, grain) => `${when}, of the ${grain}`,
  },
  {
    line: 'quick_ratio',
    label: 'Quick ratio',
    unit: 'ratio',
    decimals: 2,
    method: (when, grain) => `${when}, of the ${grain}`,
  },
];

/** The last period of the chosen scenario in seven figures, each with its change against the base. */
export function KeyFigures({ open }: { readonly open: OpenPlan }) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation, scenario, plan } = open;
  const last = evaluation.timeline.periods - 1;
  const when = periodLabel(evaluation.timeline, last);
  return (
    <section className="key-figures" aria-label="Key figures">
      {FIGURES.filter((figure) => evaluation.program.lineIndex.has(figure.line)).map((figure) => {
        const factor = figure.unit === 'money' && asMrr ? 1 / 12 : 1;
        const at = (lane: number) => valueAt(evaluation.run, figure.line, 'total', last, lane) * factor;
        const written = write(figure, at(scenario), currencySign(plan.currency));
        return (
          <div key={figure.line} className="key-figure">
            <span className="key-label">
              {figure.unit === 'money' && asMrr ? figure.label.replace('ARR', 'MRR') : figure.label}
            </span>
            <span className="key-value">
              {written.before && <small>{written.before}</small>}
              <span className={Number.isNaN(at(scenario)) ? 'num na' : 'num'}>{written.number}</span>
              {written.after && <small>{written.after}</small>}
              {scenario > 0 && <Change figure={figure} value={at(scenario)} base={at(0)} />}
            </span>
            <span className="key-method">{figure.method(when, plan.grain)}</span>
          </div>
        );
      })}
    </section>
  );
}

function Change({
  figure,
  value,
  base,
}: {
  readonly figure: KeyFigure;
  readonly value: number;
  readonly base: number;
}) {
  const difference = value - base;
  if (Number.isNaN(difference)) return null;
  const scale = figureScale(Math.abs(value)).divisor;
  const text =
    figure.unit === 'percent'
      ? change(difference * 100, figure.decimals)
      : change(difference / (figure.unit === 'money' ? scale : 1), 2);
  const meaning = text === '0' ? 'same' : difference > 0 ? 'better' : 'worse';
  return (
    <span className={`key-change num ${meaning}`} title="Against the base scenario">
      {text}
      {figure.unit === 'percent' && text !== '0' ? ' pt' : ''}
    </span>
  );
}

function write(figure: KeyFigure, value: number, sign: string): { before: string; number: string; after: string } {
  if (Number.isNaN(value)) return { before: '', number: NOT_AVAILABLE, after: '' };
  if (figure.unit === 'percent') return { before: '', number: fixed(value * 100, figure.decimals), after: '%' };
  if (figure.unit === 'ratio') return { before: '', number: fixed(value, 2), after: '' };
  const scale = figureScale(Math.abs(value));
  return { before: sign, number: fixed(value / scale.divisor, scale.divisor === 1 ? 0 : 2), after: scale.suffix };
}
