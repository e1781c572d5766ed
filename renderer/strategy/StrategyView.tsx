import './strategy.css';
import { useMemo, useState } from 'react';
import { proposalOf } from '#analysis/strategyProposal';
import { gateOf, strategyOf } from '#analysis/strategyReading';
import { STRATEGY_RULES } from '#domain/strategy';
import { StatusLine } from '../frame/StatusLine';
import type { OpenPlan } from '../state/session';
import { Answer } from './Answer';
import { AnswersPanel } from './AnswersPanel';
import { AsScenario } from './AsScenario';
import { FiredRules } from './FiredRules';
import { MakeScenario } from './MakeScenario';
import { SourcesPanel } from './SourcesPanel';
import type { MadeScenario } from './strategyCommands';
import { StrategyFigures } from './StrategyFigures';
import { StrategyPath } from './StrategyPath';
import { methodOf, nrrText } from './strategyTexts';

/** Gives the keyboard to the offer of the roadmap, after the dialog it comes from has given it back. */
function focusOffer(): void {
  requestAnimationFrame(() => setTimeout(() => document.querySelector<HTMLElement>('.strategy-made button')?.focus()));
}

/** Which motion should lead, by which rules, from what the plan computes and states; and the same as a scenario. */
export function StrategyView({ open }: { readonly open: OpenPlan }) {
  const [isMaking, setIsMaking] = useState(false);
  const [made, setMade] = useState<MadeScenario | null>(null);
  const { plan, evaluation, scenario } = open;
  const all = useMemo(() => plan.scenarios.map((_, lane) => strategyOf(evaluation, lane)), [plan, evaluation]);
  const reading = useMemo(() => all[scenario] ?? strategyOf(evaluation, scenario), [all, evaluation, scenario]);
  const gate = useMemo(() => gateOf(plan), [plan]);
  const proposal = useMemo(() => proposalOf(evaluation, scenario, reading), [evaluation, scenario, reading]);
  const name = plan.scenarios[scenario]?.name ?? '';
  const judged = `NRR ${nrrText(reading.nrr)}, ${methodOf(reading.nrr, evaluation.timeline)}`;
  const view = { open, reading, proposal };
  return (
    <>
      <StrategyFigures {...view} />
      <main className="panels strategy" aria-label="Strategy">
        <div className="panels-main">
          <Answer reading={reading} gate={gate} />
          <StrategyPath open={open} reading={reading} all={all} />
          <SourcesPanel reading={reading} proposal={proposal} />
        </div>
        <aside className="panels-side" aria-label="Form and result" data-region="form" tabIndex={-1}>
          <AnswersPanel open={open} reading={reading} gate={gate} />
          <FiredRules reading={reading} />
          <AsScenario {...view} made={made} onMake={() => setIsMaking(true)} />
        </aside>
      </main>
      <StatusLine
        what={reading.nrr.from === 'plan' ? `${judged}, ${name}` : judged}
        hint="F6 goes round the regions; what the form states is kept in the plan"
        health={
          reading.strategy === null ? '' : `${reading.strategy.rules.length} of ${STRATEGY_RULES.length} rules apply`
        }
      />
      {isMaking && (
        <MakeScenario
          {...view}
          onClose={() => setIsMaking(false)}
          onMade={(next) => {
            setMade(next);
            focusOffer();
          }}
        />
      )}
    </>
  );
}
