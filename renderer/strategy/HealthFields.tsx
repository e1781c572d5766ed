import type { GateReading, HealthSignals } from '#domain/healthGate';
import { Segmented } from '../frame/Segmented';
import { CellField } from '../frame/CellField';
import { plain, shareText } from '../roadmap/initiativeTexts';
import { type OpenPlan, refuse } from '../state/session';
import { readDauMau, readNps } from './readAnswer';
import { answer } from './strategyCommands';
import { listed } from './strategyTexts';

interface HealthProps {
  readonly open: OpenPlan;
  readonly health: HealthSignals;
  readonly gate: GateReading;
}

const ISSUE = [
  { value: 'none', label: 'None' },
  { value: 'open', label: 'Open' },
  { value: '', label: 'Not stated' },
] as const;

/** The health of accounts, each signal optional, and whether it lets them be expanded. */
export function HealthFields({ open, health, gate }: HealthProps) {
  const { dauMau, nps, criticalIssue } = health;
  const state = (changes: Partial<HealthSignals>, what: string) =>
    answer(open, { health: { ...health, ...changes } }, what);
  return (
    <fieldset className="answer answer-health">
      <legend className="visually-hidden">Health of accounts</legend>
      <span>Health</span>
      <div>
        <div className="answer-line">
          <span className="answer-labelled">
            DAU/MAU, %
            <CellField
              label="DAU/MAU, %"
              className="num answer-field"
              shown={dauMau === null ? '' : shareText(dauMau)}
              typed={dauMau === null ? '' : plain(dauMau * 100)}
              placeholder="not stated"
              read={readDauMau}
              onTake={(value) => state({ dauMau: value }, 'DAU/MAU')}
              onRefuse={refuse}
            />
          </span>
          <span className="answer-labelled">
            NPS
            <CellField
              label="NPS"
              className="num answer-field"
              shown={nps === null ? '' : plain(nps).replace('-', '−')}
              typed={nps === null ? '' : plain(nps)}
              placeholder="not stated"
              read={readNps}
              onTake={(value) => state({ nps: value }, 'NPS')}
              onRefuse={refuse}
            />
          </span>
        </div>
        <div className="answer-line">
          <span>Critical issues</span>
          <Segmented
            label="Critical issues"
            options={ISSUE}
            chosen={criticalIssue === null ? '' : criticalIssue ? 'open' : 'none'}
            onChoose={(next) => state({ criticalIssue: next === '' ? null : next === 'open' }, 'critical issues')}
          />
        </div>
        <small className="answer-hint">{gateText(gate)}</small>
      </div>
    </fieldset>
  );
}

const GATE = 'DAU/MAU above 30%, NPS above 30, no critical issue open (A)';

function gateText({ state, notKnown }: GateReading): string {
  switch (state) {
    case 'unknown':
      return `Expand only healthy accounts: ${GATE}.`;
    case 'shut':
      return `The gate is shut: expand only accounts with ${GATE}.`;
    case 'open': {
      const rest = notKnown.length === 0 ? '' : ` Not known: ${listed(notKnown.map(({ condition }) => condition))}.`;
      return `What is known passes the gate: ${GATE}.${rest}`;
    }
  }
}
