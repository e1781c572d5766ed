import './keyFigures.css';
import * as Menu from '@radix-ui/react-dropdown-menu';
import { memo, useMemo } from 'react';
import { change, currencySign, fixed, keyFigureMoney, keyFigureScale, NOT_AVAILABLE } from '../format/figures';
import { type OpenPlan, useSession } from '../state/session';
import { toggleFigure, useChosenFigures } from './chosenFigures';
import { FigureCell, type FigureCellProps } from './FigureCell';
import { FIGURES, figureValue, type KeyFigure, MOST_FIGURES, timesOf } from './figureList';

/** The end of the plan in the chosen scenario, each figure with its change against the scenario that it follows. */
export const KeyFigures = memo(function KeyFigures({ open }: { readonly open: OpenPlan }) {
  const lines = useChosenFigures((state) => state.lines);
  const { program } = open.evaluation;
  const known = useMemo(() => FIGURES.filter((figure) => program.lineIndex.has(figure.line)), [program]);
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {known
        .filter(({ line }) => lines.includes(line))
        .map((figure) => (
          <Figure key={figure.line} open={open} figure={figure} />
        ))}
      <Chooser figures={known} chosen={lines} />
    </section>
  );
});

function Figure({ open, figure }: { readonly open: OpenPlan; readonly figure: KeyFigure }) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation, plan, scenario } = open;
  const factor = figure.unit === 'money' && asMrr ? 1 / 12 : 1;
  const value = figureValue(evaluation, figure, scenario) * factor;
  const parent = plan.scenarios.findIndex(({ id }) => id === plan.scenarios[scenario]?.parent);
  const followed = parent < 0 ? Number.NaN : figureValue(evaluation, figure, parent) * factor;
  const written = write(figure, value, currencySign(plan.currency));
  const parentName = plan.scenarios[parent]?.name ?? '';
  const parentText = write(figure, followed, currencySign(plan.currency));
  const said = figure.said(timesOf(evaluation));
  const against = parent < 0 ? '' : `${parentName} ${parentText.before}${parentText.number}${parentText.after}`;
  return (
    <FigureCell
      label={figure.unit === 'money' && asMrr ? figure.label.replace('ARR', 'MRR') : figure.label}
      {...written}
      isMissing={Number.isNaN(value)}
      {...(Number.isNaN(value - followed) ? {} : { change: changeOf(figure, value, followed) })}
      said={figure.line === 'closing_arr' && against !== '' ? `${said} · ${against}` : said}
      isRetention={/^(nrr|grr)_/.test(figure.line)}
      title={against === '' ? said : `${said}. ${against}`}
    />
  );
}

function changeOf(figure: KeyFigure, value: number, followed: number): NonNullable<FigureCellProps['change']> {
  const difference = value - followed;
  const factor = figure.unit === 'percent' ? 100 : figure.unit === 'money' ? 1 / keyFigureScale(value).divisor : 1;
  const decimals = figure.unit === 'money' ? keyFigureScale(value).decimals : figure.decimals;
  const text = change(difference * factor, decimals);
  const meaning = text === '0' ? 'same' : difference > 0 !== figure.isLoss ? 'better' : 'worse';
  return { text: figure.unit === 'percent' && text !== '0' ? `${text} pt` : text, meaning };
}

function write(figure: KeyFigure, value: number, sign: string): { before: string; number: string; after: string } {
  if (Number.isNaN(value)) return { before: '', number: NOT_AVAILABLE, after: '' };
  if (figure.unit === 'percent') return { before: '', number: fixed(value * 100, figure.decimals), after: '%' };
  if (figure.unit === 'ratio') return { before: '', number: fixed(value, figure.decimals), after: '' };
  return keyFigureMoney(value, sign);
}

interface ChooserProps {
  readonly figures: readonly KeyFigure[];
  readonly chosen: readonly string[];
}

const Chooser = memo(function Chooser({ figures, chosen }: ChooserProps) {
  const isFull = figures.filter(({ line }) => chosen.includes(line)).length >= MOST_FIGURES;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className="icon-button key-chooser"
        aria-label="Choose key figures"
        title={`Choose key figures, up to ${MOST_FIGURES}`}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 8h.01M8 8h.01M12 8h.01" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={2}>
          {figures.map(({ line, label }) => (
            <Menu.CheckboxItem
              key={line}
              className="menu-item"
              checked={chosen.includes(line)}
              disabled={isFull && !chosen.includes(line)}
              onSelect={(event) => {
                event.preventDefault();
                toggleFigure(line);
              }}
            >
              {label}
              <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
            </Menu.CheckboxItem>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
});
