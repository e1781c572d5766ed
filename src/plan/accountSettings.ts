import type { DaySpan, Estimate } from '#domain/accounts/forecastPremises';
import { type LadderRung, USUAL_LADDER } from '#domain/accounts/ladder';
import type { SignalId } from '#domain/accounts/signals';
import { type DayNumber, dayNumber, parseDay } from '#domain/day';
import type { Motion } from '#domain/motions';
import type { Edit } from './edit';
import type { Plan } from './model';
import type { PeriodId } from './values';

/** Weights of one segment of the accounts; null for all. A signal without a weight in its segment has that for all, else the usual one. */
export interface SegmentWeights {
  readonly segment: string | null;
  readonly weights: Readonly<Partial<Record<SignalId, number>>>;
}

/** What a plan assumes of one motion of the forecast, in place of what the sources say. */
export interface MotionAssumptions {
  readonly motion: Motion;
  /** Share of the accounts in conversation that buy. */
  readonly conversion?: Estimate;
  /** Of the account's ARR. */
  readonly lift?: Estimate;
  /** Days from trigger to close. */
  readonly cycleDays?: DaySpan;
}

export interface ForecastAssumptions {
  /** Customer success managers; where not there, those that the accounts name. */
  readonly csms?: number;
  readonly accountsPerCsm?: number;
  readonly motions?: readonly MotionAssumptions[];
}

/** What was forecast for one motion and period, and what came. Money of that period, ARR won. */
export interface MeasuredForecast {
  readonly motion: Motion;
  readonly period: PeriodId;
  readonly forecast: number;
  /** Accounts in conversation, accounts won, ARR won; null until known. */
  readonly inConversation: number | null;
  readonly won: number | null;
  readonly actual: number | null;
  /** Of the forecast: accounts whose conversations end in the period, and their ARR; not there where they were not kept. */
  readonly ending?: number;
  readonly endingArr?: number;
}

/** What a plan states about its accounts beside the list of them. What is not stated is not there. */
export interface AccountSettings {
  /** The day the list is of, `2027-03-31`: ages, renewals and limits are counted from it. */
  readonly asOf?: string;
  /** Readiness above which an account is ready, 0 to 100. */
  readonly readyAbove?: number;
  readonly weights?: readonly SegmentWeights[];
  readonly forecast?: ForecastAssumptions;
  readonly ladder?: readonly LadderRung[];
  readonly measured?: readonly MeasuredForecast[];
}

export function accountSettings({ accountSettings: settings }: Pick<Plan, 'accountSettings'>): AccountSettings {
  return settings ?? {};
}

/** The day the list of accounts is of; where none is stated, the last day before the plan begins. */
export function asOfDay(plan: Pick<Plan, 'accountSettings' | 'start'>): DayNumber {
  const stated = parseDay(plan.accountSettings?.asOf ?? '');
  if (stated !== null) return stated;
  const [year = 0, month = 1] = plan.start.split('-').map(Number);
  return dayNumber(year, month, 1) - 1;
}

/** The rungs of the adoption ladder: as stated, else the usual ones. */
export function ladderRungs(plan: Pick<Plan, 'accountSettings'>): readonly LadderRung[] {
  return plan.accountSettings?.ladder ?? USUAL_LADDER;
}

/** The edit that states something about the accounts; `undefined` takes it back. */
export function settingsEdit(
  plan: Pick<Plan, 'accountSettings'>,
  changes: { readonly [K in keyof AccountSettings]: AccountSettings[K] | undefined },
): Edit {
  const changed = Object.entries({ ...accountSettings(plan), ...changes }).filter(([, value]) => value !== undefined);
  return { type: 'setAccountSettings', settings: changed.length === 0 ? null : Object.fromEntries(changed) };
}
