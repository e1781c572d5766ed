import { ok } from '#base/result';
import { BYTE_ORDER_MARK, type CsvDialect, csvText } from '#exchange/figures/csvText';
import { figureRows, type FigureTable, type MoneyReading } from '#exchange/figures/figureTable';
import { type Attempt, misuse } from '../failure';
import { evaluate } from '../figures';
import { figuresAsJson } from '../figuresAsJson';
import type { Asked, Exporter } from './outputFile';

const OVER: Readonly<Record<string, FigureTable['over']>> = { periods: 'period', quarters: 'quarter', years: 'year' };

/** `--csv`: lines of scenarios as a table. */
export const exportCsv: Exporter = async (asked) => {
  const money = moneyOf(asked);
  if (!money.ok) return money;
  const over = OVER[asked.given.value('over') ?? 'periods'];
  if (over === undefined) return misuse('--over takes periods, quarters or years.');
  const dialect = asked.given.value('separator') ?? 'comma';
  if (!isDialect(dialect)) return misuse('--separator takes comma, or semicolon, which goes with a decimal comma.');
  const evaluation = evaluate(asked.plan, asked.scenarios, []);
  if (!evaluation.ok) return evaluation;
  const lanes = asked.scenarios.map(({ name }, lane) => ({ lane, name }));
  const rows = figureRows({
    evaluation: evaluation.value,
    lines: asked.lines,
    lanes,
    over,
    withSegments: true,
    money: money.value,
  });
  return ok(new TextEncoder().encode(BYTE_ORDER_MARK + csvText(rows, dialect)));
};

/** `--json`: the same as `run --json`. */
export const exportJson: Exporter = async (asked) => {
  const money = moneyOf(asked);
  if (!money.ok) return money;
  const { plan, scenarios, lines } = asked;
  const evaluation = evaluate(plan, scenarios, []);
  if (!evaluation.ok) return evaluation;
  const text = figuresAsJson({ plan, scenarios, lines, evaluation: evaluation.value, reading: money.value, tried: [] });
  return ok(new TextEncoder().encode(text));
};

function moneyOf({ given }: Asked): Attempt<MoneyReading> {
  const reading = given.value('as') ?? 'arr';
  return reading === 'arr' || reading === 'mrr'
    ? ok(reading)
    : misuse(`--as ${reading} is not a reading of money; write --as arr or --as mrr.`);
}

function isDialect(text: string): text is CsvDialect {
  return text === 'comma' || text === 'semicolon';
}
