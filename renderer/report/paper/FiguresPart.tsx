import { formText } from '#exchange/report/forms';
import type { NumberForm, ReportFigure, ReportFigures } from '#exchange/report/parts';
import { NOT_AVAILABLE } from '../../format/figures';

/** Figures in a row, each with its period and method. */
export function FiguresPart({ part }: { readonly part: ReportFigures }) {
  return (
    <ul className="paper-figures">
      {part.figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures may be called alike
        <li key={at}>
          <span className="paper-figure-label">{figure.label}</span>
          <span className="paper-figure-value">
            <Value {...figure} />
            {figure.change !== null && <Change change={figure.change} />}
          </span>
          <span className="paper-figure-method">{figure.method}</span>
        </li>
      ))}
    </ul>
  );
}

/** The number, and its unit smaller behind it. */
function Value({ value, form }: { readonly value: number; readonly form: NumberForm }) {
  const text = formText(value, form);
  if (text === NOT_AVAILABLE) return <span className="paper-missing">{text}</span>;
  const unit = form.after !== '' && text.endsWith(form.after) ? form.after : '';
  return (
    <>
      {text.slice(0, text.length - unit.length)}
      {unit !== '' && <small>{unit}</small>}
    </>
  );
}

function Change({ change }: { readonly change: NonNullable<ReportFigure['change']> }) {
  const tone = change.isBetter === null ? undefined : change.isBetter ? 'better' : 'worse';
  return (
    <span className="paper-figure-change" data-tone={tone}>
      {formText(change.value, change.form)}
    </span>
  );
}
