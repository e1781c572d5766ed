import { ok } from '#base/result';
import type { Slice } from '#engine/model';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { retentionMethod } from '#plan/retentionMethod';
import { isAssignment, parseAssignments, probesOf } from '../assignments';
import { type ExplainedFigure, type ExplainedPrecedent, explainFigure } from '../explanation';
import { type Attempt, misuse } from '../failure';
import { chooseScenarios, evaluate } from '../figures';
import { numberOrNull } from '../figuresAsJson';
import { formatValues, NOT_AVAILABLE } from '../formatValue';
import type { Options } from '../parseArguments';
import { findPeriod, type Place, parsePlace } from '../places';
import { plainText } from '../plainText';
import { readPlanFile } from '../planFile';
import type { Command } from '../world';

export const explainOptions: Options = { scenario: 'value', set: 'values', json: 'nothing' };

/** `explain PLAN line[@Segment] PERIOD`: where a figure comes from, or why there is none. */
export const explainPlan: Command = async (given, world) => {
  const words = given.positionals.filter((word, at) => at === 0 || !isAssignment(word));
  const tried = [...given.values('set'), ...given.positionals.slice(1).filter(isAssignment)];
  const [path, target, when, stray] = words;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; write explain PLAN line@Segment PERIOD.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (target === undefined)
    return misuse('No figure is named; write a line and a period behind the plan, such as nrr last.');
  const place = placeOf(plan, target);
  if (!place.ok) return place;
  if (when === undefined && place.value.period === null)
    return misuse(`No period is named; write one behind ${target}, such as last.`);
  const period = when === undefined ? ok(place.value.period) : findPeriod(timelineOf(plan), when);
  if (!period.ok) return period;
  if (period.value === null || (when !== undefined && place.value.period !== null))
    return misuse(`${target} ${when} names two periods; write one.`);
  const scenarios = chooseScenarios(
    plan,
    [given.value('scenario')].filter((name) => name !== null),
    false,
  );
  if (!scenarios.ok) return scenarios;
  const assignments = parseAssignments(plan, tried);
  if (!assignments.ok) return assignments;
  const probes = probesOf(plan, assignments.value);
  if (!probes.ok) return probes;
  const evaluation = evaluate(plan, scenarios.value, probes.value);
  if (!evaluation.ok) return evaluation;
  const [scenario] = scenarios.value;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  const { line } = place.value;
  const figure = explainFigure(evaluation.value, {
    line,
    slice: sliceOf(plan, place.value),
    when: period.value,
    scenario,
    probes: probes.value,
  });
  return ok({ text: given.has('json') ? asJson(figure) : asText(figure, plan), exit: 0 });
};

/** `line@total` means the same as the line alone. */
function placeOf(plan: Plan, target: string): Attempt<Place> {
  return parsePlace(plan, timelineOf(plan), plan.segments.length > 0 ? target.replace(/@total(?=@|$)/i, '') : target);
}

function sliceOf(plan: Plan, { segments }: Place): Slice {
  const [key] = segments.keys;
  return segments.named ? plan.segments.findIndex((segment) => segment.id === key) : 'total';
}

function asJson(figure: ExplainedFigure): string {
  const { line, scenario, segment, period, value, from, formula, precedents, cause } = figure;
  const shown = {
    line: line.id,
    label: line.label,
    unit: line.unit,
    segment,
    period: period.id,
    scenario: scenario.name,
    value: numberOrNull(value),
    from: { type: from.type, scenario: 'scenario' in from ? from.scenario : null },
    formula,
    precedents: precedents.map((read) => ({
      line: read.line,
      segment: read.segment,
      period: read.period.id,
      value: numberOrNull(read.value),
    })),
    cause,
  };
  return `${JSON.stringify(shown)}\n`;
}

function asText(figure: ExplainedFigure, plan: Plan): string {
  const { line, scenario, segment, period, value, said, formula, precedents, cause } = figure;
  const where = [segment, period.label, `scenario ${scenario.name}`].filter((part) => part !== null).join(', ');
  const [rounded] = formatValues([value], line.unit, plan.currency);
  const number = Number.isNaN(value)
    ? NOT_AVAILABLE
    : `${exact(value)}${rounded === exact(value) ? '' : ` (${rounded})`}`;
  const unit = line.unit === 'money' || line.unit === 'cash' ? ` ${plan.currency}` : '';
  const method = retentionMethod(line, plan);
  const rows = [
    `${line.label} (${line.id}), ${where}`,
    `  value    ${number}${Number.isNaN(value) ? '' : unit}`,
    ...(method === null ? [] : [`  read as  ${method}`]),
    ...(cause === null ? [] : [`  why      ${cause}`]),
    `  from     ${said}${formula === null ? '' : `: ${formula}`}`,
    ...(line.note === '' ? [] : [`  note     ${line.note}`]),
    ...(line.source === '' ? [] : [`  source   ${line.source}`]),
    ...precedentRows(precedents),
  ];
  return `${rows.map(plainText).join('\n')}\n`;
}

function precedentRows(precedents: ExplainedFigure['precedents']): readonly string[] {
  const names = precedents.map((read) =>
    [read.line, read.segment, read.period.label].filter((part) => part !== null).join(', '),
  );
  const width = Math.max(0, ...names.map((name) => name.length));
  const value = (read: ExplainedPrecedent) => (Number.isNaN(read.value) ? NOT_AVAILABLE : exact(read.value));
  return precedents.map(
    (read, at) => `  ${(at === 0 ? 'made of' : '').padEnd(7)}  ${(names[at] ?? '').padEnd(width)}  ${value(read)}`,
  );
}

/** The shortest digits that read back as the same number. */
function exact(value: number): string {
  return String(value);
}
