import { useMemo, useState } from 'react';
import { planValuation, type ValueRange } from '#analysis/planValuation';
import { describePackReadingError } from '#analysis/planYears';
import { SOURCES } from '#domain/sources';
import { VALUATION_READING } from '#domain/valuation';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import type { GrowthTab } from './growthTabs';
import { figureText, moneyFormat, percentText, plainNumber, readOptionalAmount } from './growthTexts';
import type { ShownGrowth } from './shownGrowth';
import { TabPanel } from './TabPanel';

interface ValuationProps {
  readonly shown: ShownGrowth;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly tab: GrowthTab;
  readonly onTab: (tab: GrowthTab) => void;
}

/** A multiple times ARR, now and at the end, in every scenario. Off until asked for: no plan and no source states the multiple. */
export function Valuation({ shown, isOn, onSwitch, tab, onTab }: ValuationProps) {
  const [multiple, setMultiple] = useState<{ readonly low: number | null; readonly high: number | null }>({
    low: null,
    high: null,
  });
  const controls = (
    <label className="check-inline">
      <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
      Show valuations
    </label>
  );
  if (!isOn) {
    return (
      <TabPanel tab={tab} onTab={onTab} caption="off" controls={controls}>
        <p className="tab-empty">
          A valuation here is a multiple times ARR. The multiple is yours: no plan states it and no source gives one, so
          nothing is shown until you ask for it.
        </p>
      </TabPanel>
    );
  }
  const low = multiple.low ?? multiple.high ?? Number.NaN;
  const high = multiple.high ?? multiple.low ?? Number.NaN;
  const field = (end: 'low' | 'high', name: string, value: number) => (
    <CellField
      label={name}
      className="num multiple"
      shown={Number.isNaN(value) ? '' : `${figureText(value, 1)}×`}
      typed={multiple[end] === null ? '' : plainNumber(multiple[end])}
      placeholder="multiple"
      read={readOptionalAmount}
      onTake={(next) => setMultiple({ ...multiple, [end]: next })}
      onRefuse={refuse}
    />
  );
  return (
    <TabPanel
      tab={tab}
      onTab={onTab}
      caption="times ARR, low to high"
      controls={
        <>
          {controls}
          {field('low', 'Low multiple of ARR', low)}
          {field('high', 'High multiple of ARR', high)}
        </>
      }
    >
      <Valued shown={shown} multiple={{ low: Math.min(low, high), high: Math.max(low, high) }} />
    </TabPanel>
  );
}

function Valued({ shown, multiple }: { readonly shown: ShownGrowth; readonly multiple: ValueRange }) {
  const { plan } = shown;
  const { low, high } = multiple;
  const found = useMemo(() => planValuation(plan, { low, high }), [plan, low, high]);
  if (!found.ok) return <p className="tab-empty">{describePackReadingError(found.error)}</p>;
  const { scenarios, years, end } = found.value;
  const arr = moneyFormat(
    plan.currency,
    scenarios.flatMap(({ arrNow, arrAtEnd }) => [arrNow, arrAtEnd]),
  );
  const worth = moneyFormat(
    plan.currency,
    scenarios.flatMap(({ atEnd, now }) => [atEnd.high, now.high]),
  );
  const range = (of: ValueRange, sign = '') => {
    if (Number.isNaN(of.low)) return 'n/a';
    const text = (value: number) => figureText(value * worth.factor, worth.decimals === 0 ? 0 : 1);
    return of.low === of.high ? `${sign}${text(of.low)}` : `${sign}${text(of.low)} to ${text(of.high)}`;
  };
  const missing = Number.isNaN(low) ? 'Type a multiple above.' : '';
  const { source, from, to } = VALUATION_READING;
  return (
    <>
      <table className="figure-table valuation-table">
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            <th scope="col">{`ARR now, ${arr.unit}`}</th>
            <th scope="col">{`ARR ${end}`}</th>
            <th scope="col" title="NRR of the last whole year, bridge">
              NRR, %
            </th>
            <th scope="col">{`Value now, ${worth.unit}`}</th>
            <th scope="col">{`Value ${end}`}</th>
            <th scope="col" title={`${SOURCES[source].name}: ten points of NRR, from 110 to 120%, add so much`}>
              {`+10 points, quoted ${source}`}
            </th>
            <th scope="col" title="((NRR + 10 points) / NRR) to the power of the years − 1, at a constant multiple">
              {`+10 points, compounded, ${years} yr`}
            </th>
          </tr>
        </thead>
        <tbody>
          {scenarios.map((one) => (
            <tr key={one.scenario}>
              <th scope="row">{plan.scenarios.find(({ id }) => id === one.scenario)?.name}</th>
              <td className="num">{figureText(one.arrNow * arr.factor, arr.decimals)}</td>
              <td className="num">{figureText(one.arrAtEnd * arr.factor, arr.decimals)}</td>
              <td className="num">{figureText(one.nrr * 100, 2)}</td>
              <td className="num" title={missing}>
                {range(one.now)}
              </td>
              <td className="num strong" title={missing}>
                {range(one.atEnd)}
              </td>
              <td className="num" title={missing}>
                {range(one.quoted, '+')}
              </td>
              <td className="num" title={missing}>
                {`${range(one.compounded, '+')} (${percentText(one.uplift)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tab-note">
        {`Source ${source} reads +${from * 100} to +${to * 100}% of valuation for ten points of NRR, from 110 to 120%; its range is taken of the value at the end. Compounding lets ARR alone grow by the ten points, at a constant multiple.`}
      </p>
    </>
  );
}
