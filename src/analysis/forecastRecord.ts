import type { MeasuredForecast } from '#plan/accountSettings';
import { accountSettings } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import type { ForecastReading } from './accountForecast';

/** Whether anything of what came is typed: such a record keeps the forecast it is measured by. */
function hasOutcome({ inConversation, won, actual }: MeasuredForecast): boolean {
  return inConversation !== null || won !== null || actual !== null;
}

/**
 * What a plan measures by, once the forecast as it stands is recorded: one record for each motion and quarter with ARR, by quarter and
 * then in the order of motions. What was recorded before for the same gives way to it, unless something of what came is typed there; records
 * of other quarters stay.
 */
export function recordedForecast(plan: Plan, { quarters, forecast }: ForecastReading): readonly MeasuredForecast[] {
  const now = quarters.flatMap(({ id }, at) =>
    forecast.motions.flatMap(({ motion, quarters: byQuarter, ending }): MeasuredForecast[] => {
      const likely = byQuarter[at]?.likely ?? 0;
      const ended = ending[at];
      if (likely === 0 || ended === undefined) return [];
      const kept = { ending: ended.accounts, endingArr: ended.arr };
      return [{ motion, period: id, forecast: likely, inConversation: null, won: null, actual: null, ...kept }];
    }),
  );
  const kept = (accountSettings(plan).measured ?? []).filter(
    (row) => hasOutcome(row) || !quarters.some(({ id }) => id === row.period),
  );
  const isKept = (row: MeasuredForecast) =>
    kept.some(({ motion, period }) => motion === row.motion && period === row.period);
  return [...kept, ...now.filter((row) => !isKept(row))].toSorted((a, b) =>
    a.period < b.period ? -1 : a.period > b.period ? 1 : 0,
  );
}
