import { ok } from '#base/result';
import { NRR_STATED, targetEdits, type WantedNrr, wantedNrr } from '#analysis/targets';
import { periodId, periodIndex, periodLabel } from '#domain/timeline';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { type Attempt, misuse, refusal } from '../failure';
import { labelled } from '../labelled';
import type { Arguments, Options } from '../parseArguments';
import { parseQuantity } from '../parseNumber';
import { findPeriod, findScenario } from '../places';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const targetOptions: Options = { stated: 'value', remove: 'nothing', json: 'nothing' };

/** `target PLAN [NRR[@PERIOD] …]`: prints, sets or takes away what NRR the roadmap leads to, and which scenario states the end. */
export const targetsOfPlan: Command = async (given, world) => {
  const [path, ...texts] = given.positionals;
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (texts.length > 0 && given.has('remove'))
    return misuse('--remove takes the target away; write it without an NRR, or the NRR without it.');
  if (lineOf(plan, NRR_STATED) === undefined)
    return refusal(`The plan has no line ${NRR_STATED}, which targets are for.`);
  const wanted = wantedIn(plan, texts, given);
  if (!wanted.ok) return wanted;
  const stated = statedIn(plan, given);
  if (!stated.ok) return stated;
  const edits = targetEdits(plan, wanted.value, stated.value);
  if (edits.length === 0) return ok({ text: print(plan, given), exit: 0 });
  const applied = applyAll(plan, edits);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const saved = await replacePlanFile(file.value, applied.value.plan, world);
  return saved.ok ? ok({ text: print(applied.value.plan, given), exit: 0 }) : saved;
};

/** The target that is asked for; the one there is where nothing is said of it. */
function wantedIn(plan: Plan, texts: readonly string[], given: Arguments): Attempt<readonly WantedNrr[]> {
  if (given.has('remove')) return ok([]);
  if (texts.length === 0) return ok(wantedNrr(plan));
  const found: WantedNrr[] = [];
  for (const text of texts) {
    const wanted = readWanted(plan, text);
    if (!wanted.ok) return wanted;
    if (found.some(({ period }) => period === wanted.value.period))
      return misuse(`${text}: there is one NRR for a period already; write each period once.`);
    found.push(wanted.value);
  }
  return ok(found.toSorted((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1)));
}

/** `115%` from the start on, `115%@2028-Q4` at a period; a year or quarter of several periods means its last. */
function readWanted(plan: Plan, text: string): Attempt<WantedNrr> {
  const at = text.indexOf('@');
  const value = parseQuantity(at < 0 ? text : text.slice(0, at), 'rate', text);
  if (!value.ok) return value;
  if (value.value <= 0) return misuse(`${text}: an NRR is above 0%; write one such as 115%.`);
  if (at < 0) return ok({ period: null, value: value.value });
  const timeline = timelineOf(plan);
  const period = findPeriod(timeline, text.slice(at + 1));
  if (!period.ok) return period;
  const index = period.value.type === 'period' ? period.value.index : period.value.bucket.to;
  return ok({ period: periodId(timeline, index), value: value.value });
}

/** Id of the scenario that is to state the end, the one there is where nothing is said of it. */
function statedIn(plan: Plan, given: Arguments): Attempt<string | null> {
  const name = given.value('stated');
  if (name === null) return ok(plan.statedEnd);
  if (name.toLowerCase() === 'none') return ok(null);
  const scenario = findScenario(plan, name);
  return scenario.ok ? ok(scenario.value.id) : scenario;
}

function print(plan: Plan, given: Arguments): string {
  const wanted = wantedNrr(plan);
  const stated = plan.scenarios.find(({ id }) => id === plan.statedEnd)?.name ?? null;
  if (given.has('json')) return `${JSON.stringify({ line: NRR_STATED, targets: wanted, stated })}\n`;
  const timeline = timelineOf(plan);
  const when = (period: string | null) => {
    const index = period === null ? null : periodIndex(timeline, period);
    return index === null ? (period ?? 'from the start on') : periodLabel(timeline, index);
  };
  const rows = wanted.map(({ period, value }) => [
    `NRR, ${when(period)}`,
    `${Number((value * 100).toFixed(6))}%, ${plan.basis} rates`,
  ]);
  return labelled([...(rows.length === 0 ? [['NRR', 'no target']] : rows), ['Stated end', stated ?? 'none']] as [
    string,
    string,
  ][]);
}
