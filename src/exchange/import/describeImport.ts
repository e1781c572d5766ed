import { periodIndex, periodLabel } from '#domain/timeline';
import type { PeriodId, Plan, SegmentKey } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { NOT_COMPUTED } from './cells';
import type { ImportRefusal, ImportWarning } from './importPlan';
import { shortened } from './shortened';

/** One sentence for a person: what is wrong, where, and what to do. */
export function describeRefusal(plan: Plan, refusal: ImportRefusal): string {
  const line = (id: string) => lineLabel(plan, id);
  switch (refusal.type) {
    case 'unchosen':
      return `These are still to be chosen or confirmed: ${listed(refusal.what)}.`;
    case 'noTable':
      return 'No table of periods and values that a plan could hold is found: name the row or column that holds the periods, and where the names of lines are.';
    case 'nothingMapped':
      return 'No row or column of the file is given to a line of the plan: choose a line for at least one.';
    case 'notANumber':
      return `${refusal.found.cell} (${shortened(refusal.series)}) holds “${shortened(refusal.found.text)}”, which is no number in this notation: correct it, choose the other decimal sign, or leave the line out.`;
    case 'errorInCell':
      return refusal.found.text === NOT_COMPUTED
        ? `${refusal.found.cell} (${shortened(refusal.series)}) holds a formula that was never computed: open the workbook in a spreadsheet program, save it there and import it again, or leave the line out.`
        : `${refusal.found.cell} (${shortened(refusal.series)}) shows the error ${shortened(refusal.found.text)}: mend the workbook and import it again, or leave the line out.`;
    case 'notAPeriod':
      return `${refusal.found.cell} holds “${shortened(refusal.found.text)}”, which is no period: write a month such as 2027-03, or choose another order of day and month.`;
    case 'quartersInMonths':
      return `${refusal.found.cell} names a quarter, ${shortened(refusal.found.text)}, and this plan is in months: import months.`;
    case 'periodTwice':
      return `${shortened(refusal.series)} has two values for ${refusal.period}, in ${refusal.cells.join(' and ')}: take one away, or choose a column of segments if they belong to different ones.`;
    case 'noPeriodInPlan':
      return `No period of the file lies in the plan, which runs from ${spanOf(plan)}: begin the plan earlier, lengthen it, or choose another file.`;
    case 'rateOfMonths':
      return `${line(refusal.line)} is given by months, and this plan is in quarters: import it by quarters, because months of it do not add up.`;
    case 'lossBelowZero':
      return `${refusal.found.cell} says ${shortened(refusal.found.text)} for ${line(refusal.line)}, which would be a loss below zero: choose the other sign for losses, or correct it.`;
    case 'targetTwice':
      return `${line(refusal.line)} is given by both ${refusal.series.map(shortened).join(' and ')}: leave one of them out.`;
    case 'unknownLine':
      return `The plan has no line ${shortened(refusal.line)}: choose one that it has.`;
    case 'unknownSegment':
      return `${line(refusal.line)} has no segment ${shortened(refusal.segment)}: choose one that it has, or all.`;
    case 'unknownScenario':
      return `The plan has no scenario ${shortened(refusal.scenario)}: choose one that it has.`;
    case 'totalsOnly':
      return `The file has totals only for ${listed(refusal.lines.map(line))}, and the plan has segments: split the totals by the segments' opening ARR, or import figures by segment.`;
    case 'totalsAndSegments':
      return `${line(refusal.line)} is given in total and by segment: leave the total out, it follows from the segments.`;
    case 'noMix':
      return `Totals cannot be split: in ${period(plan, refusal.period)} the segments have no opening ARR to split them by.`;
    case 'onceLine':
      return `${line(refusal.line)} has one value for the whole plan, and the file gives several: import one period of it.`;
    case 'derived':
      return `${line(refusal.line)} follows from other lines and is not imported: leave it out, and import the lines it is made of.`;
    case 'splitDiffers':
      return `Expansion in ${period(plan, refusal.period)} is ${amount(refusal.total)} in total and ${amount(refusal.motions)} by motion: correct one of them, or leave the total out.`;
    case 'ownFormula':
      return `Expansion is known only in total, and ${listed(refusal.lines.map(line))} ${refusal.lines.length === 1 ? 'does' : 'do'} not have the formula of the template, so there is no place for it: import the motions, or bring the formula back.`;
    case 'edit':
      return refusal.message;
  }
}

/** One sentence for a person on what an import leaves out, adds or assumes. */
export function describeWarning(plan: Plan, warning: ImportWarning): string {
  const line = (id: string) => lineLabel(plan, id);
  const periods = (ids: readonly PeriodId[]) => listed(ids.map((id) => period(plan, id)));
  switch (warning.type) {
    case 'totalsLeftOut':
      return `${listed(warning.texts.map(shortened))} ${warning.texts.length === 1 ? 'names no period and is' : 'name no period and are'} left out.`;
    case 'outside':
      return `${listed(warning.periods.map(shortened))} ${warning.periods.length === 1 ? 'lies' : 'lie'} outside the plan, which runs from ${spanOf(plan)}, and ${warning.periods.length === 1 ? 'is' : 'are'} left out.`;
    case 'partialQuarter':
      return `${periods(warning.quarters)}: the file does not have all three months, so nothing is imported there.`;
    case 'seriesLeftOut':
      return `${listed(warning.series.map(shortened))} ${warning.series.length === 1 ? 'is' : 'are'} given to no line and left out.`;
    case 'missing':
      return `${line(warning.line)}${inSegment(plan, warning.segment)} is missing in ${periods(warning.periods)}; nothing is imported there, and no 0 either.`;
    case 'gap':
      return `${period(plan, warning.period)}${inSegment(plan, warning.segment)} opens ${difference(warning.amount)} than the period before closed; that goes to ${line('restatement_arr')}.`;
    case 'doesNotFoot':
      return `${period(plan, warning.period)}${inSegment(plan, warning.segment)} closes ${difference(warning.amount)} than opening and movements come to; that goes to ${line('restatement_arr')}.`;
    case 'notHeldAgainst':
      return 'The file has neither opening nor closing ARR, so its movements are not held against any.';
    case 'notComputable':
      return `The bridge cannot be computed in ${period(plan, warning.period)}, so opening and closing ARR of the file are not held against it.`;
    case 'notSplit':
      return `Expansion in ${periods(warning.periods)} is known only in total: the motions show “not split”.`;
    case 'forecastCounts':
      return `${line(warning.line)} has no actual in ${periods(warning.periods)}, so its forecast counts there: give it to a column, or import zeros.`;
    case 'ownStart':
      return `${listed(warning.scenarios)} ${warning.scenarios.length === 1 ? 'starts' : 'start'} with an ARR of ${warning.scenarios.length === 1 ? 'its' : 'their'} own, which stays.`;
    case 'splitByMix':
      return `Totals of ${listed(warning.lines.map(line))} are split by the segments' opening ARR in ${period(plan, warning.period)}.`;
    case 'behindActuals':
      return `${line(warning.line)} in ${periods(warning.periods)} is closed: the actuals count there, and what is imported stands behind them.`;
    case 'rateBasis':
      return `${listed(warning.lines.map(line))}: the figures are taken as ${warning.basis} rates, as the plan states them.`;
  }
}

function lineLabel(plan: Plan, id: string): string {
  return lineOf(plan, id)?.label ?? shortened(id);
}

function inSegment(plan: Plan, segment: SegmentKey | null): string {
  const name = plan.segments.find(({ id }) => id === segment)?.name;
  return name === undefined ? '' : ` (${name})`;
}

function period(plan: Plan, id: PeriodId): string {
  const timeline = timelineOf(plan);
  const index = periodIndex(timeline, id);
  return index === null ? id : periodLabel(timeline, index);
}

function spanOf(plan: Plan): string {
  const timeline = timelineOf(plan);
  return `${periodLabel(timeline, 0)} to ${periodLabel(timeline, timeline.periods - 1)}`;
}

function difference(value: number): string {
  return `${amount(Math.abs(value))} ${value < 0 ? 'lower' : 'higher'}`;
}

/** `1,234.5`: with cents only where there are some. */
function amount(value: number): string {
  const [whole = '', cents = ''] = Math.abs(value).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${cents === '00' ? '' : `.${cents}`}`;
}

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  if (names.length > MOST_LISTED)
    return `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
