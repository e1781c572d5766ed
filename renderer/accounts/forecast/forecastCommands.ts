import { type ForecastReading, readForecast } from '#analysis/accountForecast';
import { bottomUpScenario, type BottomUpError, type BottomUpScenario } from '#analysis/bottomUpScenario';
import { recordedForecast } from '#analysis/forecastRecord';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import type { DaySpan, Estimate, SoldMotion } from '#domain/accounts/forecastPremises';
import type { Result } from '#base/result';
import {
  accountSettings,
  type ForecastAssumptions,
  type MeasuredForecast,
  type MotionAssumptions,
  settingsEdit,
} from '#plan/accountSettings';
import { describeInitiativeError } from '#plan/initiativeErrors';
import type { Plan } from '#plan/model';
import { chooseById } from '../../scenarios/scenarioCommands';
import { commit, type OpenPlan } from '../../state/session';
import { motionWord } from './forecastTexts';

/** Team figures of the forecast, as one step; undefined takes one back. */
export function sayTeam(
  plan: Plan,
  what: string,
  changes: { readonly [K in 'csms' | 'accountsPerCsm']?: number | undefined },
): void {
  commit(`Forecast: ${what}`, [forecastEdit(plan, { ...accountSettings(plan).forecast, ...changes })]);
}

/** What a plan may assume of a motion. */
export type AssumptionField = 'conversion' | 'lift' | 'cycleDays';

/** States something of one motion, as one step; undefined leaves it to the sources again. */
export function sayMotion(
  plan: Plan,
  motion: SoldMotion,
  what: string,
  changes: { readonly [K in AssumptionField]?: (K extends 'cycleDays' ? DaySpan : Estimate) | undefined },
): void {
  const { forecast = {} } = accountSettings(plan);
  const before = forecast.motions ?? [];
  const changed = defined({ ...before.find((one) => one.motion === motion), motion, ...changes });
  const others = before.filter((one) => one.motion !== motion);
  // A motion of which nothing is stated is not in the plan.
  const motions = Object.keys(changed).length > 1 ? [...others, changed as unknown as MotionAssumptions] : others;
  commit(`Forecast: ${motionWord(motion)}, ${what}`, [forecastEdit(plan, { ...forecast, motions })]);
}

function forecastEdit(
  plan: Plan,
  { motions = [], ...team }: { readonly [K in keyof ForecastAssumptions]: ForecastAssumptions[K] | undefined },
) {
  const forecast = defined({ ...team, ...(motions.length > 0 ? { motions } : {}) }) as ForecastAssumptions;
  return settingsEdit(plan, { forecast: Object.keys(forecast).length === 0 ? undefined : forecast });
}

function defined(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

/** Keeps the forecast as it stands, to be measured by what comes. */
export function recordForecast(plan: Plan): void {
  const measured = recordedForecast(plan, readForecast(plan));
  commit('Record the forecast', [settingsEdit(plan, { measured: measured.length === 0 ? undefined : measured })]);
}

/** What came of one recorded motion and quarter; null takes a figure away. */
export function sayOutcome(
  plan: Plan,
  row: MeasuredForecast,
  what: string,
  changes: Partial<Pick<MeasuredForecast, 'inConversation' | 'won' | 'actual'>>,
): void {
  const { measured = [] } = accountSettings(plan);
  const next = measured.map((one) => (one === row ? { ...one, ...changes } : one));
  commit(`Forecast measured: ${motionWord(row.motion)}, ${what}`, [settingsEdit(plan, { measured: next })]);
}

/** Takes all records away. */
export function forgetRecords(plan: Plan): void {
  commit('Forget the recorded forecast', [settingsEdit(plan, { measured: undefined })]);
}

/** What the forecast comes to as a scenario under a name; nothing changes. */
export function plannedScenario(
  { plan, scenario }: OpenPlan,
  name: string,
  reading: ForecastReading,
): Result<BottomUpScenario, BottomUpError> {
  return bottomUpScenario(plan, plan.scenarios[scenario]?.id ?? '', name, reading);
}

/** Makes a scenario as it was planned in one step, under a name, and chooses it; false where it cannot be, which the window then says. */
export function makeBottomUp(name: string, { scenario, edits }: BottomUpScenario): boolean {
  if (!commit(`Use the forecast as ${name}`, [...edits, { type: 'renameScenario', scenario, name }])) return false;
  return chooseById(scenario);
}

/** Why the forecast cannot be a scenario. */
export function describeBottomUpError(error: BottomUpError): string {
  switch (error.type) {
    case 'nothing':
      return 'No account brings anything in the quarters that are still open: there is nothing to make a scenario of.';
    case 'outOfReach':
      return `No rate of ${motionWord(error.motion)} brings what the accounts carry: the plan has too little ARR in these quarters. State its starting ARR first.`;
    case 'roadmap':
      return describeRoadmapError(error.error);
    case 'scenario':
      return error.error.type === 'name' ? error.error.sentence : describeInitiativeError(error.error.error);
  }
}
