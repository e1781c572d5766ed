import { ok } from '#base/result';
import { workbookBytes } from '#exchange/workbook/workbook';
import { misuse } from '../failure';
import { evaluate } from '../figures';
import type { Exporter } from './outputFile';

/** Milliseconds of work after which it is looked whether there is anything else to do, such as Ctrl+C. */
const PIECE_MS = 40;

/** `--xlsx`: the whole plan as a workbook of live formulas, which opens in the scenario that is named. */
export const exportXlsx: Exporter = async ({ plan, scenarios, given, world }) => {
  for (const option of ['all-scenarios', 'lines', 'as', 'over', 'separator']) {
    if (given.has(option)) return misuse(`--${option} does not go with --xlsx: a workbook holds the whole plan.`);
  }
  const [scenario, second] = scenarios;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  if (second !== undefined)
    return misuse('A workbook holds all scenarios and opens in one of them; name only that one.');
  const evaluation = evaluate(plan, plan.scenarios, []);
  if (!evaluation.ok) return evaluation;
  let since = world.milliseconds();
  const watch = async (done: number, of: number): Promise<void> => {
    if (world.milliseconds() - since < PIECE_MS) return;
    world.progress(`${Math.floor((100 * done) / of)}% of the workbook`);
    await world.pause();
    since = world.milliseconds();
  };
  try {
    return ok(await workbookBytes(evaluation.value, plan.scenarios.indexOf(scenario), watch));
  } finally {
    world.progress(null);
  }
};
