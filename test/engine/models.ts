import { parse } from '#formula/parse';
import { compile } from '#engine/compile';
import { createLanes, type Lanes, setSeries } from '#engine/lanes';
import type { LineModel, Model, OverPeriods, OverSegments, Variant } from '#engine/model';
import type { Program } from '#engine/program';

/** A line as tests write it: a formula, several (its variants), or nothing for an input. */
export interface LineSketch {
  readonly is?: string | readonly (string | null)[];
  readonly segmented?: boolean;
  readonly total?: OverSegments;
  readonly over?: OverPeriods;
}

function variantOf(text: string | null): Variant {
  if (text === null) return { type: 'input' };
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.error)}`);
  return { type: 'formula', expression: parsed.value };
}

/** A model of months from January 2027, of quarters with `perYear` 4. */
export function modelOf(
  lines: Readonly<Record<string, LineSketch | string | null>>,
  { periods = 12, segments = 0, perYear = 12 }: { periods?: number; segments?: number; perYear?: number } = {},
): Model {
  const months = 12 / perYear;
  return {
    segments,
    calendar: {
      periods,
      periodsPerYear: perYear,
      year: Array.from({ length: periods }, (_, t) => 2027 + Math.floor(t / perYear)),
      quarter: Array.from({ length: periods }, (_, t) => Math.floor(((t * months) % 12) / 3) + 1),
      month: Array.from({ length: periods }, (_, t) => ((t * months) % 12) + 1),
    },
    lines: Object.entries(lines).map(([id, given]): LineModel => {
      const sketch: LineSketch = typeof given === 'string' ? { is: given } : (given ?? {});
      const texts = sketch.is === undefined ? [null] : typeof sketch.is === 'string' ? [sketch.is] : sketch.is;
      const [first = null, ...others] = texts;
      return {
        id,
        segmented: sketch.segmented ?? segments > 0,
        overSegments: sketch.total ?? { type: 'sum' },
        overPeriods: sketch.over ?? 'sum',
        variants: [variantOf(first), ...others.map(variantOf)],
      };
    }),
  };
}

export function compiled(model: Model): Program {
  const program = compile(model);
  if (!program.ok) throw new Error(JSON.stringify(program.error));
  return program.value;
}

/** Lanes whose inputs are the same number in all periods. */
export function lanesWith(
  program: Program,
  count: number,
  inputs: Readonly<Record<string, number | readonly number[]>>,
): Lanes {
  const lanes = createLanes(program, count);
  for (const [line, value] of Object.entries(inputs)) {
    const segments = typeof value === 'number' ? [value] : value;
    for (const [segment, number] of segments.entries()) {
      setSeries(lanes, line, segment, new Float64Array(program.calendar.periods).fill(number));
    }
  }
  return lanes;
}
