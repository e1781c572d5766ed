import { evaluate, evaluateCells } from '#engine/evaluate';
import { valueOfRow } from '#engine/interpreter';
import { type BenchModel, referenceModel } from './models';
import { quickest } from './timing';

const PERIODS = 60;
const ROUNDS = 400;
const LANES = 1_000;

/** How much longer the reference model takes when it stands ten times side by side with itself. */
export async function timeTenfold(): Promise<void> {
  const [one, ten] = [1, 10].map((copies) => callsOf(referenceModel(copies, PERIODS))) as [Calls, Calls];
  if (one.closing() !== ten.closing()) throw new Error('Ten copies of a model do not give its figures');
  const took = await quickest(
    { oneLane: one.lane, tenLane: ten.lane, oneLanes: one.lanes, tenLanes: ten.lanes },
    ROUNDS,
  );
  console.log(
    `ten times the lines take ${(took.tenLane / took.oneLane).toFixed(1)} times as long in one lane, all figures kept, and ${(took.tenLanes / took.oneLanes).toFixed(1)} times in ${LANES.toLocaleString('en')} lanes`,
  );
}

interface Calls {
  readonly lane: () => void;
  readonly lanes: () => void;
  readonly closing: () => number;
}

function callsOf({ program, lanes, input, asked }: BenchModel): Calls {
  const [single, many] = [lanes(1), lanes(LANES)];
  const churn = new Float64Array(LANES).map((_, lane) => input.first * (1 + lane * 1e-6));
  many.replaced.set(input.row, churn);
  const cells = program.rows.map(({ index }) => ({ row: index, period: PERIODS - 1 }));
  // A call so short is timed together with others, because a clock read costs as much as it does.
  const lane = () => {
    for (let call = 0; call < 50; call++) evaluate(program, single);
  };
  return {
    lane,
    lanes: () => evaluateCells(program, many, cells),
    closing: () => valueOfRow(evaluate(program, single), asked.row, asked.period, 0),
  };
}
