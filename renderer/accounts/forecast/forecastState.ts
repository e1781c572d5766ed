import { create } from 'zustand';
import { whenOtherPlan } from '../list/otherPlan';

/** What the stages of the pipeline are counted in. */
export type Measure = 'accounts' | 'arr';

/** All quarters that are compared, instead of one by its id. */
export const ALL_QUARTERS = 'all';

/** What of the forecast is looked at; it stays while other tabs and views are. */
interface ForecastState {
  readonly measure: Measure;
  readonly compared: string;
}

export const useForecast = create<ForecastState>(() => ({ measure: 'accounts', compared: ALL_QUARTERS }));

whenOtherPlan(() => useForecast.setState({ compared: ALL_QUARTERS }));

export const changeForecast = (changes: Partial<ForecastState>): void => useForecast.setState(changes);
