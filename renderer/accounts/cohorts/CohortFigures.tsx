import type { AccountYear, PlanReadings } from '#analysis/accountCohorts';
import { keptShare } from '#domain/accounts/cohorts';
import { monthLabel } from '#domain/timeline';
import { moneyText, percentText } from '../../growth/growthTexts';
import { fixed, NOT_AVAILABLE } from '../../format/figures';
import { FigureCell, type FigureCellProps } from '../../keyFigures/FigureCell';
import type { OpenPlan } from '../../state/session';

interface CohortFiguresProps {
  readonly open: OpenPlan;
  readonly year: AccountYear;
  readonly beside: PlanReadings | null;
}

/** The twelve months of the accounts, and the plan's own NRR beside them. */
export function CohortFigures(props: CohortFiguresProps) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {cells(props).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

function cells({ open, year, beside }: CohortFiguresProps): readonly FigureCellProps[] {
  const { plan, scenario } = open;
  const { byCustomer } = year;
  const time = `12 months to ${monthLabel(year.to)}`;
  const name = plan.scenarios[scenario]?.name ?? '';
  const then = monthLabel(year.from);
  const planned = (value: number | undefined, method: string) => ({
    ...rate(value ?? Number.NaN),
    said: beside === null ? 'needs twelve months of plan' : `12 months to ${beside.label}, ${method}`,
    title: `${name}: ${method} reading of the plan`,
    isRetention: true,
  });
  return [
    { label: 'NRR, by customer', ...rate(keptShare(byCustomer, 'nrr')), said: `${time}, cohort`, isRetention: true },
    {
      label: 'GRR, min(now, then)',
      ...rate(keptShare(byCustomer, 'grr')),
      said: `${time}, cohort`,
      title: 'By customer: the sum of min(ARR now, ARR then) over the sum of ARR then',
      isRetention: true,
    },
    {
      label: 'Customers kept',
      ...rate(keptShare(byCustomer, 'logos'), 1),
      said: `${fixed(byCustomer.kept, 0)} of ${fixed(byCustomer.customers, 0)} of ${then}`,
    },
    {
      label: 'Won since',
      number: fixed(byCustomer.newCustomers, 0),
      after: '',
      said: `${moneyText(byCustomer.newArr, plan.currency)} ARR, not in NRR`,
      title: 'Their ARR counts in neither NRR nor GRR',
    },
    {
      label: 'Left out',
      number: fixed(byCustomer.unknown, 0),
      after: '',
      said: byCustomer.unknown === 0 ? 'all are known' : `ARR of ${then} not known`,
      title: `${moneyText(byCustomer.unknownArr, plan.currency)} of ARR now: in neither sum, because what they had in ${then} is not known`,
    },
    { label: 'NRR of the plan, cohort', ...planned(beside?.nrr.cohort, 'cohort') },
    { label: 'NRR of the plan', ...planned(beside?.nrr.compounded, 'bridge') },
  ];
}

function rate(value: number, decimals = 2): Pick<FigureCellProps, 'number' | 'after' | 'isMissing'> {
  if (Number.isNaN(value)) return { number: NOT_AVAILABLE, after: '', isMissing: true };
  return { number: percentText(value, decimals).slice(0, -1), after: '%' };
}
