import './compare.css';
import { useCallback, useMemo, useState } from 'react';
import { describeBridgeGap } from '#analysis/bridgeGap';
import { describePlanModelError } from '#plan/planModel';
import { StatusLine } from '../frame/StatusLine';
import { KeyFigures } from '../keyFigures/KeyFigures';
import { openScenarioDialog } from '../scenarios/scenarioDialog';
import { type OpenPlan, useSession } from '../state/session';
import { BridgeEnds } from './BridgeEnds';
import { BridgePanel } from './BridgePanel';
import { CompareBar } from './CompareBar';
import { type Choices, type Compared, comparedOf, FIRST_CHOICES, bridgeNames } from './compared';
import { ComparedLines } from './ComparedLines';
import { ComparedTable } from './ComparedTable';
import { EachDifference } from './EachDifference';
import { shownChange, figureUnit } from './figureUnit';
import { type ComputedBridge, useBridge } from './useBridge';

const MRR = 'Money shown as MRR: ARR / 12';

/** Scenarios side by side, and where the difference of a figure between two of them comes from. */
export function CompareView({ open }: { readonly open: OpenPlan }) {
  const asMrr = useSession((state) => state.asMrr);
  const [choices, setChoices] = useState<Choices>(FIRST_CHOICES);
  const compared = useMemo(() => comparedOf(open, choices), [open, choices]);
  const { bridge, isSlow } = useBridge(compared);
  const change = useCallback((changes: Partial<Choices>) => setChoices((before) => ({ ...before, ...changes })), []);
  const explain = useCallback(
    (line: string, time: string | null) => change(time === null ? { line } : { line, time }),
    [change],
  );
  return (
    <>
      <KeyFigures open={open} />
      {compared === null ? (
        <main className="panels" aria-label="Compare">
          <div className="missing-pack" data-region="compare" tabIndex={-1}>
            <p>There is one scenario in this plan, and nothing to compare it with.</p>
            <button type="button" className="button primary" onClick={() => openScenarioDialog({ type: 'add' })}>
              New scenario
            </button>
          </div>
        </main>
      ) : (
        <>
          <CompareBar compared={compared} onChange={change} />
          <main className="panels compare" aria-label="Compare">
            <div className="panels-main">
              <ComparedTable compared={compared} onExplain={explain} />
              <div className="lines-place" data-region="difference over time" tabIndex={-1}>
                <ComparedLines compared={compared} />
              </div>
            </div>
            <aside
              className="panels-side"
              aria-label="Where the difference comes from"
              aria-busy={isSlow}
              data-region="bridge"
              tabIndex={-1}
            >
              {isSlow && <div className="computing" />}
              {compared.others.length > 1 && <BridgeEnds compared={compared} onChange={change} />}
              {bridge !== null && <Explained {...bridge} />}
            </aside>
          </main>
        </>
      )}
      <StatusLine {...statusOf(bridge, compared, asMrr)} />
    </>
  );
}

/** The bridge and its parts; of what they were computed for, which may be a moment behind the rest. */
function Explained({ compared, result }: ComputedBridge) {
  if (!result.ok) return <NoBridge why={describePlanModelError(result.error)} />;
  const [bridge] = result.value.bridges;
  const [from, to] = bridgeNames(compared);
  if (bridge === undefined) return null;
  if (!bridge.ok) return <NoBridge why={`There is no bridge. ${describeBridgeGap(bridge.error, from, to)}`} />;
  if (result.value.differences.length === 0) {
    return <NoBridge why={`${from} and ${to} say the same about every line.`} />;
  }
  return (
    <>
      <BridgePanel compared={compared} comparison={result.value} bridge={bridge.value} />
      <EachDifference compared={compared} comparison={result.value} />
    </>
  );
}

function NoBridge({ why }: { readonly why: string }) {
  return (
    <section className="panel" aria-label="Where the difference comes from">
      <header className="panel-header">
        <h2>Where the difference comes from</h2>
      </header>
      <p className="empty">{why}</p>
    </section>
  );
}

function statusOf(bridge: ComputedBridge | null, present: Compared | null, asMrr: boolean) {
  const none = { what: '', hint: asMrr ? MRR : null, health: '' };
  if (bridge === null || present === null || !bridge.result.ok) return none;
  const { compared, result } = bridge;
  const { differences, subsets, bridges } = result.value;
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  const [made] = bridges;
  if (made?.ok !== true) return { ...none, what: count };
  const { from, to, amounts } = made.value;
  const unit = figureUnit(compared.plan, compared.line, { largest: 0, finest: 0 }, asMrr);
  const left = Math.abs(amounts.reduce((sum, amount) => sum + amount, from) - to);
  const foots = left <= 1e-12 * Math.max(Math.abs(from), Math.abs(to), ...amounts.map(Math.abs));
  const difference = unit.inWords(shownChange(to - from, { ...unit, decimals: 2 }));
  return {
    what: `${count}, ${subsets} mixtures, all computed`,
    hint: asMrr ? MRR : 'The order of the differences does not matter (Shapley values)',
    health: foots ? `Steps sum to the difference: ${difference}` : 'Steps do not sum to the difference',
  };
}
