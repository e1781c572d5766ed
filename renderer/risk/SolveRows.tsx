import { periodIds } from '#domain/timeline';
import { lineOf, timelineOf } from '#plan/planParts';
import { CloseIcon } from '../frame/icons';
import { formatOf } from '../inspector/figureText';
import type { OpenPlan } from '../state/session';
import { FigureLine, InputSelects, PeriodSelect } from './FigureSelects';
import { inputOptions } from './rangeLabels';
import type { InputForm, TargetForm } from './solveForm';

interface RowsProps<T> {
  readonly open: OpenPlan;
  readonly rows: readonly T[];
  readonly onChange: (rows: readonly T[]) => void;
}

/** What is mostly varied beside churn. */
const NEXT = 'upsell_rate';

const nextKey = (rows: readonly { readonly key: number }[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/** Which figures are to come to what, one below the other. */
export function TargetRows({ open, rows, onChange }: RowsProps<TargetForm>) {
  const { plan } = open;
  const ids = periodIds(timelineOf(plan));
  const change = (row: TargetForm, part: Partial<TargetForm>) =>
    onChange(rows.map((one) => (one === row ? { ...one, ...part } : one)));
  return (
    <fieldset className="risk-rows" aria-label="Targets">
      {rows.map((row, at) => {
        const line = lineOf(plan, row.line);
        const unit = line === undefined ? '' : formatOf(plan, line, false).unit;
        return (
          <div key={row.key} className="risk-fields row">
            <FigureLine
              plan={plan}
              line={row.line}
              segment={row.segment}
              onChange={(id, segment) => change(row, id === row.line ? { segment } : { line: id, segment, text: '' })}
            />
            <PeriodSelect
              plan={plan}
              label="Period"
              value={row.period}
              onChange={(period) => change(row, { period })}
            />
            <input
              autoComplete="off"
              className="num risk-control"
              data-first={at === 0 || undefined}
              aria-label={`Target${unit === '' ? '' : `, ${unit}`}`}
              placeholder="target"
              value={row.text}
              onChange={(event) => change(row, { text: event.target.value })}
            />
            <span className="risk-unit">{unit}</span>
            <RemoveRow
              name="Remove the target"
              isOnly={rows.length === 1}
              onClick={() => onChange(rows.filter((one) => one !== row))}
            />
          </div>
        );
      })}
      <button
        type="button"
        className="link"
        onClick={() =>
          onChange([
            ...rows,
            { key: nextKey(rows), line: 'closing_arr', segment: null, period: ids.at(-1) ?? '', text: '' },
          ])
        }
      >
        Another target
      </button>
    </fieldset>
  );
}

/** Which inputs are varied, and how far. */
export function InputRows({ open, rows, onChange }: RowsProps<InputForm>) {
  const { plan } = open;
  const options = inputOptions(plan);
  const nextInput = () => {
    const free = options.filter(({ value }) => rows.every(({ input }) => input !== value));
    return (free.find(({ line }) => line.id === NEXT) ?? free[0])?.value ?? '';
  };
  const unitOf = (input: string) => {
    const line = options.find(({ value }) => value === input)?.line;
    return line === undefined ? '' : formatOf(plan, line, false).unit;
  };
  const change = (row: InputForm, part: Partial<InputForm>) =>
    onChange(rows.map((one) => (one === row ? { ...one, ...part } : one)));
  return (
    <fieldset className="risk-rows" aria-label="Inputs">
      {rows.map((row) => (
        <div key={row.key} className="risk-fields varied">
          <InputSelects
            plan={plan}
            label="Input to vary"
            input={row.input}
            period={row.period}
            onInput={(input) => change(row, { input, min: '', max: '' })}
            onPeriod={(period) => change(row, { period })}
          />
          {(['min', 'max'] as const).map((bound) => (
            <input
              autoComplete="off"
              key={bound}
              className="num risk-control"
              aria-label={bound === 'min' ? 'Not below' : 'Not above'}
              placeholder={bound === 'min' ? 'not below' : 'not above'}
              value={row[bound]}
              onChange={(event) => change(row, { [bound]: event.target.value })}
            />
          ))}
          <span className="risk-unit">{unitOf(row.input)}</span>
          <RemoveRow
            name="Remove the input"
            isOnly={rows.length === 1}
            onClick={() => onChange(rows.filter((one) => one !== row))}
          />
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => onChange([...rows, { key: nextKey(rows), input: nextInput(), period: '', min: '', max: '' }])}
      >
        Another input
      </button>
    </fieldset>
  );
}

function RemoveRow({
  name,
  isOnly,
  onClick,
}: {
  readonly name: string;
  readonly isOnly: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="icon-button" aria-label={name} disabled={isOnly} onClick={onClick}>
      <CloseIcon />
    </button>
  );
}
