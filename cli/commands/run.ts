import { ok } from '#base/result';
import { isAssignment, parseAssignments, probesOf } from '../assignments';
import { misuse } from '../failure';
import { chooseLines, chooseScenarios, evaluate, type Figures } from '../figures';
import { figuresAsCsv } from '../figuresAsCsv';
import { figuresAsJson } from '../figuresAsJson';
import { figuresAsText } from '../figuresAsText';
import type { MoneyReading } from '#exchange/figures/figureTable';
import type { Options } from '../parseArguments';
import { readPlanFile } from '../planFile';
import type { Command } from '../world';

export const runOptions: Options = {
  scenario: 'values',
  'all-scenarios': 'nothing',
  set: 'values',
  lines: 'values',
  json: 'nothing',
  csv: 'nothing',
  as: 'value',
};

/** `run PLAN`: the figures of a plan, as a table for people, JSON or CSV. */
export const runPlan: Command = async (given, world) => {
  const [path, ...rest] = given.positionals;
  const stray = rest.find((word) => !isAssignment(word));
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; run takes one plan.`);
  if (given.has('json') && given.has('csv')) return misuse('--json and --csv exclude each other; write one of them.');
  const reading = given.value('as') ?? 'arr';
  if (!isReading(reading)) return misuse(`--as ${reading} is not a reading of money; write --as arr or --as mrr.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  const scenarios = chooseScenarios(plan, given.values('scenario'), given.has('all-scenarios'));
  if (!scenarios.ok) return scenarios;
  const lines = chooseLines(plan, given.values('lines'));
  if (!lines.ok) return lines;
  const tried = [...given.values('set'), ...rest];
  const assignments = parseAssignments(plan, tried);
  if (!assignments.ok) return assignments;
  const probes = probesOf(plan, assignments.value);
  if (!probes.ok) return probes;
  const evaluation = evaluate(plan, scenarios.value, probes.value);
  if (!evaluation.ok) return evaluation;
  const figures: Figures = {
    plan,
    scenarios: scenarios.value,
    lines: lines.value,
    evaluation: evaluation.value,
    reading,
    tried,
  };
  if (given.has('json')) return ok({ text: figuresAsJson(figures), exit: 0 });
  if (given.has('csv')) return ok({ text: figuresAsCsv(figures), exit: 0 });
  return ok({ text: figuresAsText(figures, world.columns), exit: 0 });
};

function isReading(text: string): text is MoneyReading {
  return text === 'arr' || text === 'mrr';
}
