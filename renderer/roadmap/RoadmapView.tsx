import './roadmap.css';
import './dialogs.css';
import { useMemo, useState } from 'react';
import type { Roadmap } from '#analysis/roadmap';
import { startsOf } from '#analysis/roadmapLanes';
import { StatusLine } from '../frame/StatusLine';
import type { OpenPlan } from '../state/session';
import { showView } from '../state/view';
import { CloseTheGap } from './CloseTheGap';
import { GapWaterfall } from './GapWaterfall';
import { stepsSum } from './gapSteps';
import { InitiativesPanel } from './InitiativesPanel';
import { triedPlan, type ValueChange } from './initiativeCommands';
import { barName } from './initiativeTexts';
import { NewInitiative } from './NewInitiative';
import { Readings } from './Readings';
import { RoadmapFigures } from './RoadmapFigures';
import { RoadmapPath } from './RoadmapPath';
import { shownRoadmap } from './shownRoadmap';
import { TargetDialog } from './TargetDialog';

type RoadmapDialog = 'add' | 'gap' | 'target';

function sumText(roadmap: Roadmap): string {
  if (roadmap.steps.length === 0) return '';
  return stepsSum(roadmap) ? 'Steps sum to the end state' : 'Steps do not sum to the end state';
}

/** Gives the keyboard to the bar of an initiative that was just added, after the dialog it came from has given it back. */
function focusBar(id: string): void {
  const focus = () => document.querySelector<HTMLElement>(`[data-row="${id}"] .bar`)?.focus();
  requestAnimationFrame(() => setTimeout(focus));
}

/** In place of all panels where there is nothing to read a roadmap from, and nothing that an initiative could be added to. */
function NoRoadmap({ why }: { readonly why: string }) {
  return (
    <>
      <main className="panels roadmap" aria-label="Roadmap">
        <div className="missing-pack">
          <p>{why}</p>
          <button type="button" className="link" data-first onClick={() => showView('plan')}>
            See NRR against its target in the plan
          </button>
        </div>
      </main>
      <StatusLine what="There is no roadmap to read." hint={null} health="" />
    </>
  );
}

/** What is done, quarter by quarter, to take NRR from here to there, and whether it adds up. */
export function RoadmapView({ open }: { readonly open: OpenPlan }) {
  const [selected, setSelected] = useState<string | null>(null);
  const [dialog, setDialog] = useState<RoadmapDialog | null>(null);
  const [tried, setTried] = useState<ValueChange | null>(null);
  const { plan, evaluation, scenario } = open;
  const starts = useMemo(() => startsOf(plan), [plan]);
  const shown = useMemo(() => {
    const trial = tried === null ? null : triedPlan({ plan, scenario }, [tried]);
    return shownRoadmap(trial ?? plan, evaluation, scenario, starts);
  }, [plan, evaluation, scenario, starts, tried]);
  const chosen = plan.scenarios[scenario];
  const heldBy =
    chosen?.locked === true ? `${chosen.name} is locked; unlock the scenario to change its initiatives.` : null;
  const { roadmap } = shown;
  const onAdded = (id: string) => {
    setSelected(id);
    focusBar(id);
  };
  const bar = shown.initiatives.find(({ id }) => id === selected);
  if (!roadmap.ok && shown.initiatives.length === 0) return <NoRoadmap why={roadmap.error} />;

  return (
    <>
      <RoadmapFigures shown={shown} />
      <main className="panels roadmap" aria-label="Roadmap">
        <div className="panels-main">
          <InitiativesPanel
            open={open}
            shown={shown}
            heldBy={heldBy}
            selected={selected}
            onSelect={setSelected}
            onTry={setTried}
            onAdd={() => setDialog('add')}
            onCloseGap={() => setDialog('gap')}
          />
          {roadmap.ok && (
            <div className="path-place" data-region="path" tabIndex={-1}>
              <RoadmapPath shown={shown} roadmap={roadmap.value} />
            </div>
          )}
        </div>
        <aside className="panels-side" aria-label="From today to target" data-region="gap to target" tabIndex={-1}>
          {roadmap.ok ? (
            <>
              <GapWaterfall shown={shown} roadmap={roadmap.value} onTarget={() => setDialog('target')} />
              <Readings shown={shown} roadmap={roadmap.value} />
            </>
          ) : (
            <p className="empty">{roadmap.error}</p>
          )}
        </aside>
      </main>
      <StatusLine
        what={bar === undefined ? 'Select a bar to see what it does.' : barName(bar)}
        hint={
          bar === undefined || heldBy !== null
            ? null
            : 'Left and Right move it a month, with Shift they change the ramp; Space switches it'
        }
        health={roadmap.ok ? sumText(roadmap.value) : ''}
      />
      {dialog === 'add' && <NewInitiative open={open} onClose={() => setDialog(null)} onAdded={onAdded} />}
      {dialog === 'gap' && (
        <CloseTheGap
          open={open}
          heldBy={heldBy}
          onClose={() => setDialog(null)}
          onTarget={() => setDialog('target')}
          onAdded={onAdded}
        />
      )}
      {dialog === 'target' && <TargetDialog open={open} onClose={() => setDialog(null)} />}
    </>
  );
}
