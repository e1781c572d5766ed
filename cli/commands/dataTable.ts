import { ok } from '#base/result';
import {
  type Axis,
  axisValues,
  type DataTable,
  dataTableInPieces,
  describeTableError,
  type TableQuestion,
} from '#analysis/dataTable';
import type { FigurePlace } from '#analysis/figurePlace';
import { inputName, PLAIN, type Wording } from '#analysis/variedInput';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { MOST_TABLE_VALUES } from '#plan/tables';
import { evaluateLanes } from '../evaluateLanes';
import { type Attempt, misuse, refusal } from '../failure';
import { chooseScenarios } from '../figures';
import { numberOrNull } from '../figuresAsJson';
import { formatValues } from '../formatValue';
import type { Options } from '../parseArguments';
import { parseQuantity } from '../parseNumber';
import { asOneSentence, plainText } from '../plainText';
import { readPlanFile } from '../planFile';
import { findFigure, findInput, type NamedInput, type NamedLine } from '../questions';
import { layOutTable } from '../table';
import type { Command, World } from '../world';

export const dataTableOptions: Options = {
  line: 'value',
  at: 'value',
  row: 'value',
  column: 'value',
  scenario: 'value',
  json: 'nothing',
};

const WANTED = 'table takes --line, --at and --row, such as --line nrr_ttm --at last --row churn_rate=5%..15%/5';

interface NamedAxis extends Axis {
  readonly named: NamedInput;
}

/** `table PLAN`: a line at a period for values of one input, or of two. */
export const printDataTable: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; ${WANTED}.`);
  const [line, at, row, column] = ['line', 'at', 'row', 'column'].map((option) => given.value(option));
  for (const [option, text] of Object.entries({ line, at, row }))
    if (typeof text !== 'string') return misuse(`--${option} is missing; ${WANTED}.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  const wanted = given.value('scenario');
  const scenarios = chooseScenarios(plan, wanted === null ? [] : [wanted], false);
  if (!scenarios.ok) return scenarios;
  const figure = findFigure(plan, line ?? '', at ?? '');
  if (!figure.ok) return figure;
  const rows = parseAxis(plan, row ?? '', '--row');
  if (!rows.ok) return rows;
  const columns = typeof column === 'string' ? parseAxis(plan, column, '--column') : ok(null);
  if (!columns.ok) return columns;
  if (isSameInput(plan, rows.value, columns.value))
    return misuse(`--row and --column both run through ${rows.value.named.text}; name two inputs.`);
  const table = await evaluated(
    plan,
    { scenario: scenarios.value[0]?.id ?? '', figure: figure.value, rows: rows.value, columns: columns.value },
    world.processors,
    world,
  );
  if (!table.ok) return table;
  if (given.has('json')) {
    const found = {
      line: figure.value.named.text,
      at: figure.value.period,
      row: axisAsJson(rows.value),
      column: columns.value === null ? null : axisAsJson(columns.value),
      values: table.value.figures.map((cells) => cells.map(numberOrNull)),
    };
    return ok({ text: `${JSON.stringify(found)}\n`, exit: 0 });
  }
  return ok({
    text: asText(
      plan,
      { ...table.value, figure: figure.value, down: rows.value, across: columns.value },
      world.columns,
    ),
    exit: 0,
  });
};

function isSameInput(plan: Plan, rows: NamedAxis, columns: NamedAxis | null): boolean {
  return columns !== null && inputName(plan, columns.input) === inputName(plan, rows.input);
}

function written(plan: Plan): Wording['valueOf'] {
  return (id, value) => formatValues([value], lineOf(plan, id)?.unit ?? 'number', plan.currency)[0] ?? '';
}

async function evaluated(
  plan: Plan,
  question: TableQuestion,
  workers: number,
  world: World,
): Promise<Attempt<DataTable>> {
  const found = dataTableInPieces(plan, question);
  if (!found.ok) return refusal(asOneSentence(describeTableError(found.error, { ...PLAIN, valueOf: written(plan) })));
  const lanes = question.rows.values.length * (question.columns?.values.length ?? 1) + 1;
  const isDone = await evaluateLanes({ source: found.value.source, lanes, called: 'figures' }, workers, world);
  return isDone ? ok(found.value.table()) : evaluated(plan, question, 1, world);
}

interface Told extends DataTable {
  readonly figure: FigurePlace & { readonly named: NamedLine };
  readonly down: NamedAxis;
  readonly across: NamedAxis | null;
}

function asText({ currency }: Plan, { figure, down, across, figures }: Told, width: number): string {
  const { label, unit } = figure.named.line;
  const title = `${plainText(label)}, ${figure.period}`;
  const count = across?.values.length ?? 1;
  const cells = formatValues(figures.flat(), unit, currency);
  const names = formatValues(down.values, down.named.line.unit, currency);
  const heads = across === null ? [title] : formatValues(across.values, across.named.line.unit, currency);
  const rows = names.map((name, place) => ({ name, cells: cells.slice(place * count, (place + 1) * count) }));
  const above = across === null ? '' : `${title}; across: ${plainText(across.named.line.label)}\n`;
  return `${above}${layOutTable(plainText(down.named.line.label), heads, rows, width)}\n`;
}

function axisAsJson({ named, values }: NamedAxis) {
  return { input: named.text, values };
}

/** Reads `INPUT=a..b/n`: n values from a to b, both included. */
function parseAxis(plan: Plan, text: string, option: string): Attempt<NamedAxis> {
  const match = /^([^=]+)=(.*?[^.])\.\.([^.].*)\/(\d+)$/.exec(text);
  if (match === null)
    return misuse(`${option}: "${text}" is no run through an input; write five values as churn_rate=5%..15%/5.`);
  const [, name = '', first = '', last = '', many = ''] = match;
  const input = findInput(plan, name);
  if (!input.ok) return input;
  const { line } = input.value;
  const [from, to] = [first, last].map((end) => parseQuantity(end.trim(), line.unit, option));
  if (from === undefined || to === undefined) throw new Error('There are two ends');
  if (!from.ok) return from;
  if (!to.ok) return to;
  const count = Number(many);
  if (count < 2 || count > MOST_TABLE_VALUES)
    return misuse(`${option}: ${many} values are too ${count < 2 ? 'few' : 'many'}; write 2 to ${MOST_TABLE_VALUES}.`);
  const values = axisValues(plan, { line: line.id, from: from.value, to: to.value, count });
  return ok({ input: input.value.place, values, named: input.value });
}
