import { err, type Result } from '#base/result';
import type { VariedInput } from '#analysis/variedInput';
import {
  hasEnds,
  RANGE_SHAPE_NAMES,
  RANGE_SHAPES,
  type Range,
  rangeProblem,
  type RangeShape,
  withNumber,
} from '#domain/ranges';
import type { Line, Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { Distribution } from '#plan/places';
import { inputDomain } from '#plan/inputDomain';
import { inputLabel } from '#plan/inputLabel';
import { CloseIcon } from '../frame/icons';
import { asFineAs, editText, formatValue, type LineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import { shortPeriod } from '../charts/axis';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import { goToInput } from './goToInput';
import { RangeDrag } from './RangeDrag';
import { changeRange, removeRange, reshapeRange } from './riskCommands';

interface RangeRowProps {
  readonly plan: Plan;
  readonly range: Distribution;
  /** What its bar is dragged to; null while it is not. */
  readonly tried: Distribution | null;
  /** The input as the chosen scenario has it; null where the range moves nothing there. */
  readonly input: VariedInput | null;
  /** Why it moves nothing; null where it does. */
  readonly idle: string | null;
  readonly onTry: (range: Distribution | null) => void;
}

const SHIFTED = 'Its values differ by period or segment, so each is shifted by the draw less likely.';

const NUMBERS = [
  ['low', 'Low'],
  ['likely', 'Likely'],
  ['high', 'High'],
] as const;

/** One input with its shape and three numbers, each edited where it stands or dragged on the bar below. */
export function RangeRow({ plan, range, tried, input, idle, onTry }: RangeRowProps) {
  const line = lineOf(plan, range.line);
  if (line === undefined) return null;
  const shown = tried ?? range;
  const format = numberFormat(formatOf(plan, line, false), line, shown);
  const name = inputLabel(plan, range.line, range.segment);
  const note = idle ?? noteOf(shown, input, format);
  const unit = format.unit === '' ? '' : `, ${format.unit}`;
  return (
    <>
      <tr>
        <th scope="row" rowSpan={2}>
          <button
            type="button"
            className="link risk-input"
            title={`Go to ${name}`}
            onClick={() => goToInput(plan, range)}
          >
            {name}
          </button>
          {note !== null && (
            <small className={idle === null ? '' : 'na'} title={input?.value === null ? SHIFTED : note}>
              {note}
            </small>
          )}
        </th>
        <td>
          <select
            className="risk-shape"
            aria-label={`Shape of ${name}`}
            title={meaningOf(range.shape)}
            value={range.shape}
            onChange={(event) => reshapeRange(plan, range, event.target.value as RangeShape)}
          >
            {RANGE_SHAPES.map((shape) => (
              <option key={shape} value={shape}>
                {RANGE_SHAPE_NAMES[shape]}
              </option>
            ))}
          </select>
        </td>
        {NUMBERS.map(([which, label]) => (
          <td key={which}>
            <CellField
              label={`${label} of ${name}${unit}`}
              className="num risk-number"
              // Three months stand side by side.
              shown={
                format.isMonth ? shortPeriod(formatValue(shown[which], format)) : formatValue(shown[which], format)
              }
              typed={editText(shown[which], format)}
              read={(text) => readRange(range, which, readNumber(text, line.unit, format))}
              onTake={(numbers) => changeRange(plan, range, numbers)}
              onRefuse={refuse}
            />
          </td>
        ))}
        <td className="unit">{format.unit}</td>
        <td>
          <button
            type="button"
            className="icon-button small"
            aria-label={`Remove the range of ${name}`}
            title="Remove"
            onClick={(event) => {
              // The row goes, and the keyboard stays in its region.
              event.currentTarget.closest<HTMLElement>('[data-region]')?.focus();
              removeRange(plan, range);
            }}
          >
            <CloseIcon />
          </button>
        </td>
      </tr>
      <tr className="risk-bar">
        <td colSpan={6}>
          <RangeDrag
            name={name}
            range={range}
            shown={shown}
            domain={inputDomain(plan, line)}
            least={leastStep(line, format)}
            value={input?.value ?? null}
            textOf={(value) => `${formatValue(value, format)}${format.unit === '' ? '' : ` ${format.unit}`}`}
            onTry={onTry}
            onTake={(taken) => {
              onTry(null);
              changeRange(plan, range, taken);
            }}
          />
        </td>
      </tr>
    </>
  );
}

function readRange(
  range: Range,
  which: 'low' | 'likely' | 'high',
  typed: Result<number, string>,
): Result<Range, string> {
  if (!typed.ok) return typed;
  const changed = withNumber(range, which, typed.value);
  const problem = rangeProblem(changed);
  return problem === null ? { ok: true, value: changed } : err(`${problem}.`);
}

/** All three with the decimals that they need; amounts of a hundred and more without cents, for three of them stand side by side. */
function numberFormat(format: LineFormat, { unit }: Line, { low, likely, high }: Range): LineFormat {
  const isAmount = unit === 'money' || unit === 'cash';
  const largest = Math.max(Math.abs(low), Math.abs(high)) * format.factor;
  return isAmount && largest >= 100 ? { ...format, decimals: 0 } : asFineAs([low, likely, high], format);
}

/** The least that is worth a step: of months one, of numbers the last digit that is shown, or a hundredth. */
function leastStep({ unit }: Line, { decimals, factor }: LineFormat): number {
  if (unit === 'month') return 1;
  return Number((10 ** -Math.max(decimals, 2) / factor).toPrecision(3));
}

/** What low and high are: ends, or one in ten at either side. */
function meaningOf(shape: RangeShape): string {
  return hasEnds(shape)
    ? 'Low and high are the ends'
    : 'One in ten lies below low and one in ten above high; half lies below likely';
}

/** What a person should know of it: that the plan says something else than likely, or differs by period. */
function noteOf(range: Range, input: VariedInput | null, format: LineFormat): string | null {
  if (input === null) return null;
  if (input.value === null) return 'shifts its values';
  if (Number.isNaN(input.value)) return null;
  const [plan, likely] = [input.value, range.likely].map((value) => formatValue(value, format));
  return plan === likely ? null : `the plan says ${plan}`;
}
