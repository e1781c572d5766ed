import { readPeriod, type StrategyReading } from '#analysis/strategyReading';
import type { GateReading } from '#domain/healthGate';
import { PRICING_MODELS, PRICING_NAMES } from '#domain/pricing';
import { ARCHITECTURE_NAMES, ARCHITECTURES, type CustomerSegment } from '#domain/strategy';
import { periodId, periodLabels } from '#domain/timeline';
import { ratio } from '#domain/units';
import { MethodLink } from '../definitions/MethodLink';
import { Segmented } from '../frame/Segmented';
import { CellField } from '../frame/CellField';
import { plain } from '../roadmap/initiativeTexts';
import { type OpenPlan, refuse } from '../state/session';
import { AnswerSelect } from './AnswerSelect';
import { HealthFields } from './HealthFields';
import { readNrr } from './readAnswer';
import { answer } from './strategyCommands';
import { methodOf, nrrText } from './strategyTexts';

interface AnswersProps {
  readonly open: OpenPlan;
  readonly reading: StrategyReading;
  readonly gate: GateReading;
}

const YES_OR_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: '', label: 'Not stated' },
] as const;

const SEGMENTS: readonly { readonly value: CustomerSegment | ''; readonly label: string }[] = [
  { value: 'enterprise', label: 'Enterprises only' },
  { value: 'mixed', label: 'Others too' },
  { value: '', label: 'Not stated' },
];

/** What the rules ask, as a short form. Every answer is kept in the plan, and each is one step. */
export function AnswersPanel({ open, reading, gate }: AnswersProps) {
  const { architecture, pricing, hasCsms, segment } = reading.answers;
  return (
    <section className="panel" aria-label="What the rules ask">
      <header className="panel-header">
        <h2>What the rules ask</h2>
        <span className="panel-caption">kept in the plan</span>
      </header>
      <div className="answers">
        <AnswerSelect
          label="Product"
          isFirst
          chosen={architecture}
          options={ARCHITECTURES.map((id) => ({ value: id, label: ARCHITECTURE_NAMES[id] }))}
          onChoose={(next) => answer(open, { architecture: next }, 'product')}
        />
        <AnswerSelect
          label="Pricing"
          chosen={pricing}
          options={PRICING_MODELS.map((id) => ({ value: id, label: PRICING_NAMES[id] }))}
          onChoose={(next) => answer(open, { pricing: next }, 'pricing')}
          hint="no rule asks for it; it says where a motion does best and worst"
        />
        <div className="answer">
          <span>CSMs</span>
          <Segmented
            label="Customer success managers"
            options={YES_OR_NO}
            chosen={yesOrNo(hasCsms)}
            onChoose={(next) => answer(open, { hasCsms: next === '' ? null : next === 'yes' }, 'CSMs')}
          />
        </div>
        <div className="answer">
          <span>Customers</span>
          <Segmented
            label="Customers"
            options={SEGMENTS}
            chosen={segment ?? ''}
            onChoose={(next) => answer(open, { segment: next === '' ? null : next }, 'customers')}
          />
        </div>
        <NrrAnswer open={open} reading={reading} />
        <HealthFields open={open} health={reading.answers.health} gate={gate} />
      </div>
    </section>
  );
}

function yesOrNo(value: boolean | null): 'yes' | 'no' | '' {
  return value === null ? '' : value ? 'yes' : 'no';
}

/** NRR as the plan has it at a period, or one that is entered in its place. */
function NrrAnswer({ open, reading: { nrr } }: Pick<AnswersProps, 'open' | 'reading'>) {
  const { timeline } = open.evaluation;
  const isEntered = nrr.from === 'entered';
  const choose = (from: 'plan' | 'entered') => {
    // What stands there is taken over, so that nothing moves until another figure is typed.
    const known = Number.isNaN(nrr.value) ? 1 : Math.round(nrr.value * 10_000) / 10_000;
    answer(open, { nrr: from === 'plan' ? null : ratio(known) }, from === 'plan' ? 'NRR of the plan' : 'NRR entered');
  };
  return (
    <div className="answer answer-nrr">
      <span>NRR</span>
      <div>
        <div className="answer-line">
          <Segmented
            label="Where NRR comes from"
            options={[
              { value: 'plan', label: 'From the plan' },
              { value: 'entered', label: 'Entered' },
            ]}
            chosen={nrr.from}
            onChoose={choose}
          />
          {isEntered ? (
            <CellField
              label="NRR of a year, %"
              className="num answer-field"
              shown={nrrText(nrr)}
              typed={plain(nrr.value * 100)}
              read={readNrr}
              onTake={(value) => answer(open, { nrr: value }, 'NRR entered')}
              onRefuse={refuse}
            />
          ) : (
            <>
              <select
                className="field answer-period"
                aria-label="Period at which NRR is read"
                value={readPeriod(open.evaluation)}
                onChange={(event) =>
                  answer(open, { period: periodId(timeline, Number(event.target.value)) }, 'period of NRR')
                }
              >
                {periodLabels(timeline).map((label, at) => (
                  <option key={label} value={at}>
                    {label}
                  </option>
                ))}
              </select>
              <b className={Number.isNaN(nrr.value) ? 'num na' : 'num'} title={nrr.missing ?? undefined}>
                {nrrText(nrr)}
              </b>
            </>
          )}
        </div>
        {isEntered ? (
          <small className="answer-hint">of a year, in place of the plan’s own</small>
        ) : (
          <MethodLink className="answer-method" period={periodId(timeline, nrr.period)}>
            {`${methodOf(nrr, timeline)}, ${open.plan.scenarios[open.scenario]?.name ?? ''}`}
          </MethodLink>
        )}
      </div>
    </div>
  );
}
