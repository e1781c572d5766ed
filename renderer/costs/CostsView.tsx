import './bands.css';
import './costs.css';
import './side.css';
import { useMemo, useState } from 'react';
import { COSTS_SOURCE } from '#domain/costBands';
import { hasPack } from '#plan/packs';
import { MissingPack } from '../frame/MissingPack';
import { StatusLine } from '../frame/StatusLine';
import type { OpenPlan } from '../state/session';
import { BandsPanel } from './BandsPanel';
import { CacPanel } from './CacPanel';
import { CostFigures } from './CostFigures';
import { CostsByYear } from './CostsByYear';
import { costWarning } from './costWarning';
import { ProgrammeChart } from './ProgrammeChart';
import { ReturnsPanel } from './ReturnsPanel';
import { type Shown, shownCosts } from './shownCosts';
import { WarningBox } from './WarningBox';

const OFFERS =
  'This view shows what each expansion motion costs as the plan moves up the stages of ARR, with hidden costs, and what the programme costs for each point of NRR. ' +
  'It is read from the costs lines, which the plan does not have yet.';

/** What expansion costs: by motion and stage, over the plan, against new CAC, and what it gives back. */
export function CostsView({ open }: { readonly open: OpenPlan }) {
  const { plan, evaluation, scenario } = open;
  const isThere = useMemo(() => hasPack(plan, 'costs'), [plan]);
  const shown = useMemo(
    () => (isThere ? shownCosts({ plan, evaluation, scenario }) : null),
    [isThere, plan, evaluation, scenario],
  );
  return (
    <>
      {shown?.ok === true ? (
        <Costs shown={shown.value} />
      ) : (
        <main className="panels costs" aria-label="Costs">
          {shown === null ? (
            <MissingPack open={open} pack="costs" offers={OFFERS} />
          ) : (
            <p className="empty">{shown.error}</p>
          )}
        </main>
      )}
      <StatusLine
        what={`Bands: source ${COSTS_SOURCE}, US dollars a month. A stage includes its lower bound: $25M is Scale.`}
        hint={null}
        health={`The stage follows the opening ARR of each scenario, ${plan.grain} by ${plan.grain}`}
      />
    </>
  );
}

function Costs({ shown }: { readonly shown: Shown }) {
  const { years } = shown.reading;
  const [wanted, setWanted] = useState(0);
  const year = Math.min(wanted, Math.max(years.length - 1, 0));
  const warning = costWarning(shown, year);
  return (
    <>
      <CostFigures shown={shown} year={year} />
      <main className="panels costs" aria-label="Costs">
        <div className="panels-main">
          <BandsPanel shown={shown} />
          <div className="programme-place" data-region="programme" tabIndex={-1}>
            <ProgrammeChart shown={shown} />
          </div>
        </div>
        <aside className="panels-side" aria-label="What it is worth" data-region="what it is worth" tabIndex={-1}>
          {warning !== null && <WarningBox shown={shown} warning={warning} />}
          {years.length > 0 && <CacPanel shown={shown} year={year} onYear={setWanted} />}
          <CostsByYear shown={shown} />
          <ReturnsPanel shown={shown} />
        </aside>
      </main>
    </>
  );
}
