import { useState } from 'react';
import type { RequirementPeriod, RequirementYear } from '#analysis/growthReading';
import { periodLabels } from '#domain/timeline';
import { lineOf } from '#plan/planParts';
import { Segmented } from '../frame/Segmented';
import type { OpenPlan } from '../state/session';
import type { GrowthTab } from './growthTabs';
import { changeText, figureText, moneyFormat } from './growthTexts';
import { InputField } from './InputField';
import { NotAvailable, type ToInput } from './NotAvailable';
import { type ShownGrowth, untilLabel } from './shownGrowth';
import { TabPanel } from './TabPanel';

interface YearTableProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly heldBy: string | null;
  readonly tab: GrowthTab;
  readonly onTab: (tab: GrowthTab) => void;
  readonly toInput: ToInput;
}

/** What the target takes in every year and period of the plan against what the plan has; each year may have a target of its own. */
export function YearTable({ open, shown, heldBy, tab, onTab, toInput }: YearTableProps) {
  const [by, setBy] = useState<'year' | 'period'>('year');
  const { plan, reading, asked } = shown;
  const amounts = (by === 'year' ? reading.years : reading.periods).flatMap((one) => [one.moving, one.planned]);
  const money = moneyFormat(plan.currency, amounts);
  const amount = (value: number) => figureText(value * money.factor, money.decimals);
  const nrr = asked.nrr === null ? 'the plan’s own NRR' : 'the chosen NRR';
  const period = plan.grain === 'month' ? 'month' : 'quarter';
  return (
    <TabPanel
      tab={tab}
      onTab={onTab}
      caption={`New-logo ARR in ${money.unit}, at ${nrr}, against what the plan has`}
      controls={
        <Segmented
          label="Rows"
          options={[
            { value: 'year', label: 'By year' },
            { value: 'period', label: `By ${period}` },
          ]}
          chosen={by}
          onChoose={setBy}
        />
      }
    >
      <table className="figure-table year-table">
        <thead>
          <tr>
            <th scope="col">{by === 'year' ? 'Year' : period === 'month' ? 'Month' : 'Quarter'}</th>
            <th scope="col" title="Of ARR, a year; each year may have its own">
              Target, %
            </th>
            <th scope="col" title="Of the year, the product of its periods, bridge; of a period held for a year">
              NRR, %
            </th>
            {by === 'year' && (
              <>
                <th scope="col" title="ARR at the opening of the year on the target’s own path">
                  Opening
                </th>
                <th scope="col" title="Opening × (1 + target − NRR)">
                  Simple
                </th>
              </>
            )}
            <th scope="col" title="New logos churn and expand from the period after they are won; below zero a surplus">
              Moving
            </th>
            <th scope="col" title="The part that replaces what the base loses">
              Compensatory
            </th>
            <th scope="col" title="The rest; below zero where the base outgrows the target">
              Additive
            </th>
            <th scope="col">Plan has</th>
            <th
              scope="col"
              title="What the plan has less what is required with movement: a surplus above zero, a gap below"
            >
              Surplus or gap
            </th>
          </tr>
        </thead>
        <tbody>
          {by === 'year'
            ? reading.years.map((year) => (
                <Year
                  key={year.number}
                  open={open}
                  year={year}
                  heldBy={heldBy}
                  amount={amount}
                  toInput={toInput}
                  decimals={money.decimals}
                  factor={money.factor}
                />
              ))
            : reading.periods.map((one) => (
                <Period
                  key={one.period}
                  one={one}
                  label={periodLabels(open.evaluation.timeline)[one.period] ?? ''}
                  amount={amount}
                  decimals={money.decimals}
                  factor={money.factor}
                />
              ))}
        </tbody>
      </table>
    </TabPanel>
  );
}

interface RowProps {
  readonly amount: (value: number) => string;
  readonly factor: number;
  readonly decimals: number;
}

interface YearProps extends RowProps {
  readonly open: OpenPlan;
  readonly year: RequirementYear;
  readonly heldBy: string | null;
  readonly toInput: ToInput;
}

function Year({ open, year, heldBy, toInput, ...row }: YearProps) {
  const { amount } = row;
  const target = lineOf(open.plan, 'target_growth');
  return (
    <tr>
      <th scope="row" title={year.label}>
        {untilLabel(year)}
      </th>
      <td className="num field-cell">
        {target !== undefined && <InputField open={open} line={target} year={year} heldBy={heldBy} />}
      </td>
      <td className="num">{figureText(year.nrr * 100, 2)}</td>
      <td className="num">{amount(year.opening)}</td>
      <td className="num">{amount(year.simple)}</td>
      <td className="num strong">{amount(year.moving)}</td>
      <td className="num">{amount(year.compensatory)}</td>
      <td className="num">{amount(year.additive)}</td>
      <td className="num">{amount(year.planned)}</td>
      {Number.isNaN(year.gap) ? (
        <td className="num">
          <NotAvailable figure={year.gapFigure} toInput={toInput} />
        </td>
      ) : (
        <Gap gap={year.gap} {...row} />
      )}
    </tr>
  );
}

function Period({ one, label, ...row }: RowProps & { readonly one: RequirementPeriod; readonly label: string }) {
  const { amount } = row;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">{figureText(one.target * 100, 1)}</td>
      <td className="num">{figureText(one.nrr * 100, 2)}</td>
      <td className="num strong">{amount(one.moving)}</td>
      <td className="num">{amount(one.compensatory)}</td>
      <td className="num">{amount(one.additive)}</td>
      <td className="num">{amount(one.planned)}</td>
      <Gap gap={one.gap} {...row} />
    </tr>
  );
}

function Gap({ gap, factor, decimals }: RowProps & { readonly gap: number }) {
  const text = changeText(-gap * factor, decimals);
  const meaning = Number.isNaN(gap) ? 'na' : text === '0' ? '' : gap < 0 ? 'better' : 'worse';
  return <td className={`num ${meaning}`}>{text}</td>;
}
