import type { ComparedTarget } from '#analysis/targetComparison';
import type { YearFigure } from '#analysis/planYears';
import { changeText, figureText, moneyFormat } from './growthTexts';

/** One measure of the comparison: its unit in the label, its definition on hover. */
export interface TargetRow {
  readonly label: string;
  readonly title: string;
  readonly of: (target: ComparedTarget) => YearFigure;
  readonly text: (value: number) => string;
  /** Better above zero, worse below: said by colour beside the sign. */
  readonly isSigned?: true;
}

/** The measures by which targets are compared, in the order of the question: what it takes, what it costs, what it is worth. */
export function targetRows(targets: readonly ComparedTarget[], currency: string): readonly TargetRow[] {
  const amounts = targets.flatMap(({ figures, planned, simple }) => [
    simple.value,
    figures.required.value,
    figures.acquisitionSpend.value,
    figures.programCost.value,
    figures.netNew.value,
    planned.value,
  ]);
  const money = moneyFormat(currency, amounts);
  const customer = moneyFormat(
    currency,
    targets.map(({ figures }) => figures.ltv.value),
  );
  const amount = (value: number) => figureText(value * money.factor, money.decimals);
  const percent = (value: number) => figureText(value * 100, 1);
  const ratio = (value: number) => figureText(value, 2);
  const { unit } = money;
  return [
    {
      label: `Required new-logo ARR, simple, ${unit}`,
      title: 'Opening ARR × (1 + target − NRR): new logos neither churn nor expand in their year; below zero a surplus',
      of: ({ simple }) => simple,
      text: amount,
    },
    {
      label: `With movement in the year, ${unit}`,
      title:
        'New logos churn and expand from the period after they are won; where they shift the mix of segments, at the NRR that makes. Below zero a surplus',
      of: ({ figures }) => figures.required,
      text: amount,
    },
    {
      label: 'Share of opening ARR, %',
      title: '1 + target − NRR, simple',
      of: ({ share }) => share,
      text: percent,
    },
    {
      label: `Plan’s own new logos, ${unit}`,
      title: 'New-logo ARR of the plan in the year, whatever the target',
      of: ({ planned }) => planned,
      text: amount,
    },
    {
      label: `Surplus + or gap −, ${unit}`,
      title: 'The plan’s own new logos less what the target takes with movement',
      of: ({ gap }) => ({ ...gap, value: -gap.value }),
      text: (value) => changeText(value * money.factor, money.decimals),
      isSigned: true,
    },
    {
      label: `Net new ARR, ${unit}`,
      title: 'Closing less opening ARR of a plan that gets there',
      of: ({ figures }) => figures.netNew,
      text: amount,
    },
    {
      label: `Acquisition spend, ${unit}`,
      title: 'S&M per unit of new-logo ARR × the new-logo ARR that the target takes',
      of: ({ figures }) => figures.acquisitionSpend,
      text: amount,
    },
    {
      label: `Programme spend, ${unit}`,
      title: 'Initiatives, motions and hidden costs of the plan, each once',
      of: ({ figures }) => figures.programCost,
      text: amount,
    },
    {
      label: 'CAC ratio, S&M per unit',
      title: 'Sales and marketing spent for one unit of new-logo ARR; an input',
      of: ({ figures }) => figures.cacRatio,
      text: ratio,
    },
    {
      label: 'CAC payback, months',
      title: 'Acquisition spend / (new-logo ARR a month × gross margin)',
      of: ({ figures }) => figures.cacPaybackMonths,
      text: (value) => figureText(value, 1),
    },
    {
      label: `LTV of a customer, ${customer.unit}`,
      title: 'ARR per customer × gross margin / logo churn of a year, for no more years than the lifetime cap',
      of: ({ figures }) => figures.ltv,
      text: (value) => figureText(value * customer.factor, customer.suffix === 'K' ? 1 : customer.decimals),
    },
    {
      label: 'LTV to CAC',
      title: 'LTV / acquisition spend for one new customer',
      of: ({ figures }) => figures.ltvToCac,
      text: ratio,
    },
    {
      label: 'Burn multiple',
      title:
        'Net burn / net new ARR, with the acquisition spend that differs from the plan’s; below zero cash came in or ARR shrank',
      of: ({ figures }) => figures.burnMultiple,
      text: ratio,
    },
    {
      label: 'Rule of 40, %',
      title:
        'ARR growth of the year + profit margin, which bears the spend that differs from the plan’s; 40 is what the rule asks for',
      of: ({ figures }) => figures.ruleOf40,
      text: percent,
    },
    {
      label: 'Magic number',
      title: '4 × (revenue of the last quarter − of the one before) / sales and marketing of the one before',
      of: ({ figures }) => figures.magicNumber,
      text: ratio,
    },
    {
      label: 'Quick ratio',
      title: '(New logo + expansion) / (contraction + churn)',
      of: ({ figures }) => figures.quickRatio,
      text: ratio,
    },
    {
      label: 'ARR growth, %',
      title: 'Closing ARR / ARR of a year before − 1, of a plan that wins what the target takes',
      of: ({ figures }) => figures.growth,
      text: percent,
    },
  ];
}
