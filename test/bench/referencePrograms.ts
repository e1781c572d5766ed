import { HyperFormula } from 'hyperformula';
import { compile } from 'mathjs';
import { run, valueAt } from '#engine/interpreter';
import { createLanes, setSeries } from '#engine/lanes';
import { compiled, modelOf } from '../engine/models';
import reference from '../engine/referenceModel.json' with { type: 'json' };

/** The reference model ready to be computed: given a churn in place of `ch0`, closing ARR of the last period. */
export interface Contestant {
  readonly name: string;
  /** How many times the whole model is computed in one call. */
  readonly lanes: number;
  readonly close: (churn: number) => number;
}

const { periods, inputs } = reference;
const last = reference.expected.close.period;
const lines = reference.lines.map((line): readonly [string, string] => [line[0] ?? '', line[1] ?? '']);
const lineIds = lines.map(([id]) => id);

/** Every line of the model kept for every period, as a spreadsheet keeps it, in one loop that knows the model. */
export function handWritten(): Contestant {
  const rows = Array.from({ length: lines.length }, () => new Float64Array(periods));
  const row = (id: string) => rows[lineIds.indexOf(id)] ?? new Float64Array(periods);
  const [t, open, upR, crR, usR, prR, ctR, chR, upsell, cross, usage, price, expansion, contraction, churn] = [
    't',
    'open',
    'upR',
    'crR',
    'usR',
    'prR',
    'ctR',
    'chR',
    'upsell',
    'cross',
    'usage',
    'price',
    'expansion',
    'contraction',
    'churn',
  ].map(row) as Fifteen;
  const [newlogo, close, nrr, grr, nrrc, arr, costu, costc, costg, cost, cumcost, cumexp, roi, cacspend, quick] = [
    'newlogo',
    'close',
    'nrr',
    'grr',
    'nrrc',
    'arr',
    'costu',
    'costc',
    'costg',
    'cost',
    'cumcost',
    'cumexp',
    'roi',
    'cacspend',
    'quick',
  ].map(row) as Fifteen;
  const n = inputs;
  return {
    name: 'loop written by hand',
    lanes: 1,
    close: (ch0) => {
      for (let i = 0; i < periods; i++) {
        t[i] = i;
        const opening = i === 0 ? n.start : (close[i - 1] as number);
        open[i] = opening;
        upR[i] = n.u0 + n.us1 * i;
        crR[i] = n.c0 + n.cs1 * i;
        usR[i] = n.g0 + n.gs1 * i;
        prR[i] = n.p0;
        ctR[i] = n.k0;
        chR[i] = Math.max(0.002, ch0 - n.chs * i);
        upsell[i] = opening * (upR[i] as number);
        cross[i] = opening * (crR[i] as number);
        usage[i] = opening * (usR[i] as number);
        price[i] = opening * (prR[i] as number);
        const gained = (upsell[i] as number) + (cross[i] as number) + (usage[i] as number) + (price[i] as number);
        expansion[i] = gained;
        const shrunk = opening * (ctR[i] as number);
        contraction[i] = shrunk;
        const lost = opening * (chR[i] as number);
        churn[i] = lost;
        const won = n.nl0 * (1 + n.nlg) ** i;
        newlogo[i] = won;
        close[i] = opening + gained - shrunk - lost + won;
        nrr[i] = (opening + gained - shrunk - lost) / opening;
        grr[i] = (opening - shrunk - lost) / opening;
        nrrc[i] = (i === 0 ? 1 : (nrrc[i - 1] as number)) * (nrr[i] as number);
        arr[i] = (close[i] as number) * 12;
        costu[i] = n.cu * n.hid;
        costc[i] = n.cc * n.hid;
        costg[i] = n.cg * n.hid;
        cost[i] = (costu[i] as number) + (costc[i] as number) + (costg[i] as number);
        cumcost[i] = (i === 0 ? 0 : (cumcost[i - 1] as number)) + (cost[i] as number);
        cumexp[i] = (i === 0 ? 0 : (cumexp[i - 1] as number)) + gained;
        roi[i] = (cumexp[i] as number) / (cumcost[i] as number);
        cacspend[i] = won * 12 * n.cac;
        quick[i] = (won + gained) / (shrunk + lost);
      }
      return close[last] as number;
    },
  };
}

type F = Float64Array;
type Fifteen = [F, F, F, F, F, F, F, F, F, F, F, F, F, F, F];

/** Our interpreter: an input changes and the whole program runs again, in `count` lanes at once. */
export function interpreter(count: number): Contestant {
  const sketch = { ...Object.fromEntries(Object.keys(inputs).map((id) => [id, null])), ...Object.fromEntries(lines) };
  const program = compiled(modelOf(sketch, { periods }));
  const lanes = createLanes(program, count);
  const every = (value: number) => new Float64Array(periods).fill(value);
  for (const [id, value] of Object.entries(inputs)) setSeries(lanes, id, 0, every(value));
  const [runProgram, read, set] = [run, valueAt, setSeries];
  return {
    name: count === 1 ? 'interpreter, one lane' : `interpreter, ${count.toLocaleString('en')} lanes`,
    lanes: count,
    close: (churn) => {
      set(lanes, 'ch0', 0, every(churn));
      return read(runProgram(program, lanes), 'close', 'total', last, count - 1);
    },
  };
}

/** mathjs with one compiled expression for each cell, in order, over one scope. */
export function mathjsCells(): Contestant {
  const scope = new Map<string, number>(Object.entries(inputs));
  const cells = cellsOf(
    (id, period) => `${id}_${period}`,
    (id) => id,
  ).map(({ id, period, text }) => ({ name: `${id}_${period}`, code: compile(text) }));
  return {
    name: 'mathjs, compiled per cell',
    lanes: 1,
    close: (churn) => {
      scope.set('ch0', churn);
      for (const { name, code } of cells) scope.set(name, code.evaluate(scope) as number);
      return scope.get(`close_${last}`) ?? Number.NaN;
    },
  };
}

/** HyperFormula with a row for each line and a column for each period; one input cell is changed and what depends on it recalculated. */
export function hyperFormula(): Contestant {
  const inputIds = Object.keys(inputs);
  const place = (id: string, period: number) => `${columnName(period)}${inputIds.length + lineIds.indexOf(id) + 1}`;
  const grid: (string | number)[][] = [
    ...Object.values(inputs).map((value) => [value]),
    ...lines.map((): string[] => []),
  ];
  for (const { id, period, text } of cellsOf(place, (input) => `$A$${inputIds.indexOf(input) + 1}`)) {
    grid[inputIds.length + lineIds.indexOf(id)]?.splice(period, 1, `=${text}`);
  }
  // Its default rounding cuts results to ten digits, which is less than the answer is checked to.
  const sheet = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3', smartRounding: false });
  const churnCell = { sheet: 0, row: inputIds.indexOf('ch0'), col: 0 };
  const closeCell = { sheet: 0, row: inputIds.length + lineIds.indexOf('close'), col: last };
  return {
    name: 'HyperFormula, one input changed',
    lanes: 1,
    close: (churn) => {
      sheet.setCellContents(churnCell, churn);
      return Number(sheet.getCellValue(closeCell));
    },
  };
}

interface CellText {
  readonly id: string;
  readonly period: number;
  readonly text: string;
}

/** The formulas of all cells, period by period, with the names of lines and inputs as the contestant writes them. */
function cellsOf(line: (id: string, period: number) => string, input: (id: string) => string): readonly CellText[] {
  const textOf = (formula: string, period: number) => {
    const looked = formula.replace(/prev\((\w+), (\w+)\)/g, (_, id: string, initial: string) =>
      period === 0 ? initial : `@${id}`,
    );
    return looked.replace(/@?[A-Za-z_]\w*/g, (name) => {
      if (name === 'period') return String(period);
      if (name === 'max') return name;
      if (name.startsWith('@')) return line(name.slice(1), period - 1);
      return lineIds.includes(name) ? line(name, period) : input(name);
    });
  };
  return Array.from({ length: periods }, (_, period) =>
    lines.map(([id, formula]) => ({ id, period, text: textOf(formula, period) })),
  ).flat();
}

/** `A` for 0, `BH` for 59. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
