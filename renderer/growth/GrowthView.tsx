import './growth.css';
import { useMemo, useState } from 'react';
import { periodId } from '#domain/timeline';
import { WHOLE } from '#plan/model';
import { hasPack } from '#plan/packs';
import { lineOf } from '#plan/planParts';
import { MissingPack } from '../frame/MissingPack';
import { StatusLine } from '../frame/StatusLine';
import { goTo } from '../state/selection';
import type { OpenPlan } from '../state/session';
import { AddYear } from './AddYear';
import { CellDialog } from './CellDialog';
import { Crossover } from './Crossover';
import { FilterBar, type GrowthUnit } from './FilterBar';
import { GrowthFigures } from './GrowthFigures';
import { GrowthPath } from './GrowthPath';
import type { GrowthTab } from './growthTabs';
import { cellSentence } from './heatCells';
import { HeatMap, type HeatPlace } from './HeatMap';
import { InputsTable } from './InputsTable';
import type { ToInput } from './NotAvailable';
import { type GrowthAsked, type ShownGrowth, shownGrowth } from './shownGrowth';
import { TargetTable } from './TargetTable';
import { Valuation } from './Valuation';
import { WhatFor } from './WhatFor';
import { YearTable } from './YearTable';

/** What a growth target takes in new customers at an NRR, what that costs, and when keeping and expanding is the better use of a sum. */
export function GrowthView({ open }: { readonly open: OpenPlan }) {
  const [asked, setAsked] = useState<GrowthAsked>({ years: 1, nrr: null });
  const { plan, scenario } = open;
  const isThere = hasPack(plan, 'growth');
  const shown = useMemo(() => (isThere ? shownGrowth(plan, scenario, asked) : null), [isThere, plan, scenario, asked]);
  if (shown === null) {
    return (
      <>
        <main className="panels growth" aria-label="Growth" data-region="growth" tabIndex={-1}>
          <MissingPack
            open={open}
            pack="growth"
            offers="How much new-logo ARR a growth target takes at the plan’s NRR, what winning it costs, and when keeping and expanding customers is the better use of a sum: the lines of the growth pack answer that, and this plan does not have them yet."
          />
        </main>
        <StatusLine what="Nothing in the plan changes by adding them." hint={null} health="" />
      </>
    );
  }
  if (!shown.ok) {
    return (
      <>
        <main className="panels growth" aria-label="Growth">
          <div className="tab-empty">
            <p>{shown.error}</p>
            <AddYear open={open} />
          </div>
        </main>
        <StatusLine what="" hint={null} health="" />
      </>
    );
  }
  return <Growth open={open} shown={shown.value} onAsk={setAsked} />;
}

interface GrowthProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly onAsk: (asked: GrowthAsked) => void;
}

function Growth({ open, shown, onAsk }: GrowthProps) {
  const [unit, setUnit] = useState<GrowthUnit>('share');
  const [tab, setTab] = useState<GrowthTab>('targets');
  const [place, setPlace] = useState<HeatPlace | null>(null);
  const [taken, setTaken] = useState<HeatPlace | null>(null);
  const [isValued, setIsValued] = useState(false);
  const chosen = open.plan.scenarios[open.scenario];
  const heldBy = chosen?.locked === true ? `${chosen.name} is locked; unlock the scenario to change its inputs.` : null;
  const selected = inside(shown, place);
  const onMade = () => {
    setTaken(null);
    setPlace(null);
    focusLater('.heat-table .own-cell');
  };
  const toInput: ToInput = ({ line, period }) => {
    if (lineOf(open.plan, line)?.pack === 'growth') {
      setTab('inputs');
      focusLater(`.inputs-table [data-field="${line}"]`);
      return;
    }
    const at = periodId(open.evaluation.timeline, period);
    goTo({ line, segment: WHOLE, period: at, scenario: chosen?.id ?? '' });
  };
  return (
    <>
      <GrowthFigures shown={shown} />
      <FilterBar
        open={open}
        shown={shown}
        unit={unit}
        heldBy={heldBy}
        onYears={(years) => onAsk({ ...shown.asked, years })}
        onNrr={(nrr) => onAsk({ ...shown.asked, nrr })}
        onUnit={setUnit}
      />
      <main className="panels growth" aria-label="Growth">
        <div className="panels-main">
          <div className="map-place" data-region="map" tabIndex={-1}>
            <HeatMap shown={shown} unit={unit} selected={selected} onSelect={setPlace} onTake={setTaken} />
          </div>
          <div className="tab-place" data-region="tables" tabIndex={-1}>
            {tab === 'targets' && <TargetTable shown={shown} tab={tab} onTab={setTab} toInput={toInput} />}
            {tab === 'years' && (
              <YearTable open={open} shown={shown} heldBy={heldBy} tab={tab} onTab={setTab} toInput={toInput} />
            )}
            {tab === 'path' && <GrowthPath open={open} shown={shown} onTab={setTab} />}
            {tab === 'inputs' && <InputsTable open={open} shown={shown} heldBy={heldBy} tab={tab} onTab={setTab} />}
            {tab === 'valuation' && (
              <Valuation shown={shown} isOn={isValued} onSwitch={setIsValued} tab={tab} onTab={setTab} />
            )}
          </div>
        </div>
        <aside className="panels-side" aria-label="Acquire or expand" data-region="acquire or expand" tabIndex={-1}>
          <WhatFor shown={shown} />
          <Crossover open={open} shown={shown} toInput={toInput} />
        </aside>
      </main>
      <StatusLine
        what={cellSentence(shown, selected.row, selected.column)}
        hint="Arrows go through the map, Enter makes a scenario of a cell"
        health="Simple: in-year new logos neither churn nor expand"
      />
      {taken !== null && (
        <CellDialog open={open} shown={shown} place={taken} onClose={() => setTaken(null)} onMade={onMade} />
      )}
    </>
  );
}

/** The cell that is selected: the plan's own where nobody chose another, or the one chosen is no longer there. */
function inside({ rows, columns, ownRow, ownColumn }: ShownGrowth, place: HeatPlace | null): HeatPlace {
  if (place !== null && place.row < rows.length && place.column < columns.length) return place;
  return { row: Math.max(0, ownRow), column: Math.max(0, ownColumn) };
}

/** Gives the keyboard to something that is about to be shown, after a dialog has given it back. */
function focusLater(place: string): void {
  const focus = () => document.querySelector<HTMLElement>(`.view:not([hidden]) ${place}`)?.focus();
  requestAnimationFrame(() => setTimeout(focus));
}
