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
import { CloseIcon } from '../frame/icons';
import { editText, formatValue, type LineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import { goToInput } from './goToInput';
import { inputLabel } from '#plan/inputLabels';
import { changeRange, removeRange, reshapeRange } from './riskCommands';

interface RangeRowProps {
  readonly plan: Plan;
  readonly range: Distribution;
  /** The input as the chosen scenario has it; null where the range moves nothing there. */
  readonly input: VariedInput | null;
  /** Why it moves nothing; null where it does. */
  readonly idle: string | null;
}

const SHIFTED = 'Its values differ by period or segment, so each is shifted by the draw less likely.';

const NUMBERS = [
  ['low', 'Low'],
  ['likely', 'Likely'],
  ['high', 'High'],
] as const;

/** One input with its shape and three numbers, each edited where it stands. */
export function RangeRow({ plan, range, input, idle }: RangeRowProps) {
  const line = lineOf(plan, range.line);
  if (line === undefined) return null;
  const format = numberFormat(formatOf(plan, line, false), line, range);
  const name = inputLabel(plan, range.line, range.segment);
  const note = idle ?? noteOf(range, input, format);
  return (
    <tr>
      <th scope="row">
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
            label={`${label} of ${name}${format.unit === '' ? '' : `, ${format.unit}`}`}
            className="num risk-number"
            shown={formatValue(range[which], format)}
            typed={editText(range[which], format)}
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
          onClick={() => removeRange(plan, range)}
        >
          <CloseIcon />
        </button>
      </td>
    </tr>
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

/** Amounts of a hundred and more are told without cents: three of them stand side by side. */
function numberFormat(format: LineFormat, { unit }: Line, { low, high }: Range): LineFormat {
  const isAmount = unit === 'money' || unit === 'cash';
  const largest = Math.max(Math.abs(low), Math.abs(high)) * format.factor;
  return isAmount && largest >= 100 ? { ...format, decimals: 0 } : format;
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
