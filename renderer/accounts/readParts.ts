import { accountYearInParts } from '#analysis/accountCohorts';
import { forecastInParts } from '#analysis/accountForecast';
import { readAccounts, readAccountsInParts } from '#analysis/accountReading';
import type { Plan } from '#plan/model';
import { chosenTriangle } from './cohorts/cohortCells';
import { useCohorts } from './cohorts/cohortState';
import { largestAmounts } from './list/columnWidths';
import { listedAccounts } from './list/listedAccount';
import { listNames } from './list/listNames';

/** Reads the accounts, makes rows of them, and looks through them for what stands around these. */
export function* readList(plan: Plan): Generator<number, void> {
  yield* readAccountsInParts(plan);
  yield 1;
  const listed = listedAccounts(plan);
  yield 1;
  largestAmounts(listed);
  yield 1;
  listNames(readAccounts(plan));
}

/** Reads the accounts, and what they are forecast to bring. */
export function* readForecastParts(plan: Plan): Generator<number, void> {
  yield* forecastInParts(plan);
}

/** Reads the months of the accounts, and follows the cohorts that are chosen. */
export function* readCohorts(plan: Plan): Generator<number, void> {
  const year = yield* accountYearInParts(plan);
  yield 1;
  chosenTriangle(year, plan.fiscalYearStart, useCohorts.getState());
}
