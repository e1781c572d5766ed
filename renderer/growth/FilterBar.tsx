import { lineOf } from '#plan/planParts';
import { currencySign } from '../format/figures';
import { Segmented } from '../frame/Segmented';
import { CellField } from '../frame/CellField';
import { type OpenPlan, refuse } from '../state/session';
import { percentText, plainNumber, readPercent } from './growthTexts';
import { mapMoney } from './heatCells';
import { AddYear } from './AddYear';
import { InputField } from './InputField';
import type { ShownGrowth } from './shownGrowth';

export type GrowthUnit = 'share' | 'money';

interface FilterBarProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly unit: GrowthUnit;
  readonly heldBy: string | null;
  readonly onYears: (years: number) => void;
  readonly onNrr: (nrr: number | null) => void;
  readonly onUnit: (unit: GrowthUnit) => void;
}

const MOST_YEARS = 5;

/** The target and what it is read against: years, the plan's NRR or another, what new logos cost, and the unit of the map. */
export function FilterBar({ open, shown, unit, heldBy, onYears, onNrr, onUnit }: FilterBarProps) {
  const { plan } = open;
  const { asked, reading } = shown;
  const target = lineOf(plan, 'target_growth');
  const cacRatio = lineOf(plan, 'cac_ratio');
  const years = Array.from({ length: Math.min(MOST_YEARS, reading.years.length) }, (_, at) => at + 1);
  const sign = currencySign(plan.currency).trim();
  const nrr = reading.years[0]?.nrr ?? Number.NaN;
  return (
    <section className="filter-bar growth-filters" aria-label="Target and basis" data-region="filters" tabIndex={-1}>
      {target !== undefined && (
        <span className="filter">
          <span title={target.note}>Target</span>
          <InputField
            open={open}
            line={target}
            year={null}
            heldBy={heldBy}
            withUnit
            name="target"
            placeholder="none yet"
          />
        </span>
      )}
      <span className="filter">
        <span title="Whole years of the plan from its start">Years</span>
        <Segmented
          label="Years"
          options={years.map((value) => ({ value, label: String(value) }))}
          chosen={asked.years}
          onChoose={onYears}
        />
        {years.length < MOST_YEARS && <AddYear open={open} />}
      </span>
      <span className="filter">
        <span title="Net revenue retention that the target is read against">NRR</span>
        <Segmented
          label="NRR"
          options={[
            { value: 'plan', label: 'From the plan', title: 'The plan’s own, year by year' },
            { value: 'chosen', label: 'Chosen', title: 'One NRR for every year' },
          ]}
          chosen={asked.nrr === null ? 'plan' : 'chosen'}
          onChoose={(value) => onNrr(value === 'plan' ? null : Number.isNaN(nrr) ? 1 : Number(nrr.toFixed(4)))}
        />
        {asked.nrr !== null && (
          <CellField
            label="Chosen NRR"
            className="num"
            shown={percentText(asked.nrr, 2)}
            typed={plainNumber(asked.nrr * 100)}
            read={readPercent}
            onTake={onNrr}
            onRefuse={refuse}
          />
        )}
      </span>
      {cacRatio !== undefined && (
        <span className="filter">
          <span className="filter-long" title={cacRatio.note}>{`S&M per ${sign}1 of new-logo ARR`}</span>
          <InputField open={open} line={cacRatio} year={null} heldBy={heldBy} name="cac" placeholder="none yet" />
        </span>
      )}
      <span className="filter filter-last">
        <Segmented
          label="Unit of the map"
          options={[
            { value: 'share', label: '% of opening ARR' },
            { value: 'money', label: mapMoney(shown).unit },
          ]}
          chosen={unit}
          onChoose={(value) => onUnit(value === 'money' ? 'money' : 'share')}
        />
      </span>
    </section>
  );
}
