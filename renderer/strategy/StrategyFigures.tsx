import type { StrategyProposal } from '#analysis/strategyProposal';
import type { StrategyReading } from '#analysis/strategyReading';
import { CAC_SHARES } from '#domain/costBands';
import { motionReference } from '#domain/motions';
import { STRATEGY_RULES } from '#domain/strategy';
import { LEVERS } from '#domain/strategyLevers';
import { costMotionOf } from '#plan/costsPack';
import { periodLabel } from '#domain/timeline';
import { currencySign, figureScale, fixed } from '../format/figures';
import { FigureCell, type FigureCellProps } from '../keyFigures/FigureCell';
import { plain } from '../roadmap/initiativeTexts';
import type { OpenPlan } from '../state/session';
import { listed, methodOf, rangeText } from './strategyTexts';

interface FiguresProps {
  readonly open: OpenPlan;
  readonly reading: StrategyReading;
  readonly proposal: StrategyProposal;
}

/** What is judged, what leads, and what the sources say that it costs and lifts. */
export function StrategyFigures(props: FiguresProps) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {cells(props).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

const MISSING = { number: 'n/a', after: '', isMissing: true } as const;

function cells({ open, reading, proposal }: FiguresProps): readonly FigureCellProps[] {
  const { nrr, strategy } = reading;
  const isMissing = Number.isNaN(nrr.value);
  const overrides = strategy?.rules.filter(({ id }) => isOverride(id)).length ?? 0;
  const asked = STRATEGY_RULES.filter(({ id }) => isOverride(id)).length;
  const lead = strategy === null ? null : LEVERS[strategy.lead];
  const support = strategy?.support.map((lever) => LEVERS[lever].name) ?? [];
  return [
    {
      label: 'NRR judged',
      ...(isMissing ? MISSING : { number: fixed(nrr.value * 100, 2), after: '%' }),
      said: methodOf(nrr, open.evaluation.timeline),
      isRetention: nrr.from === 'plan',
      ...(nrr.from === 'plan' && nrr.missing !== null ? { title: nrr.missing } : {}),
    },
    {
      label: 'Leads',
      ...(lead === null ? MISSING : { number: lead.name, after: '', isWord: true }),
      said:
        support.length < 2
          ? `with ${support[0]?.toLowerCase() ?? 'nothing'} beside it`
          : `with ${support.length} others beside it`,
      title: `Leads, with beside it: ${support.length === 0 ? 'nothing' : listed(support)}`,
    },
    {
      label: 'Overrides that apply',
      ...(strategy === null ? MISSING : { number: String(overrides), after: ` of ${asked}` }),
      said: 'asked before the tree, source A',
    },
    liftCell(proposal),
    costCell(open, proposal),
    stageCell(open, proposal),
    shareCell(proposal),
  ];
}

function isOverride(rule: string): boolean {
  return STRATEGY_RULES.some(({ id, kind }) => id === rule && kind === 'override');
}

function liftCell({ initiatives }: StrategyProposal): FigureCellProps {
  const [lead] = initiatives;
  const label = 'Lift of the lead';
  if (lead === undefined || lead.size.type !== 'reach') {
    return { label, ...MISSING, said: 'no source gives a range' };
  }
  const { range } = lead.size.lift;
  const others = motionReference(lead.motion).lift.filter((one) => one.source !== range?.source);
  const distinct = [...new Set(others.map(rangeText))].filter((text) => range === null || text !== rangeText(range));
  const said = distinct.length === 0 ? 'of ACV, by that source' : `of ACV; others say ${distinct.join(', ')}`;
  if (range === null) return { label, ...MISSING, said };
  const number = rangeText(range).replace('%', '');
  return { label, number, after: `% ${range.source}`, said };
}

function costCell({ plan }: OpenPlan, { initiatives, stage }: StrategyProposal): FigureCellProps {
  const label = 'Cost of the lead, month';
  const [lead] = initiatives;
  if (lead === undefined || lead.cost.type === 'noBand') return { label, ...MISSING, said: 'no source prices it' };
  if (lead.cost.type !== 'band') return { label, ...MISSING, said: `needs a rate from ${plan.currency} to USD` };
  const sign = currencySign(plan.currency);
  const { amount, low, high } = lead.cost;
  const short = (value: number) => {
    const { divisor, suffix } = figureScale(high);
    return `${fixed(value / divisor, suffix === '' ? 0 : 1)}${suffix}`;
  };
  const { divisor, suffix } = figureScale(high);
  return {
    label,
    before: sign,
    number: fixed(amount / divisor, suffix === '' ? 0 : 1),
    after: suffix,
    said: `${short(low)} to ${short(high)}, source A`,
    title: `${label}: the middle of the band for ${stage?.label ?? ''}, before hidden costs`,
  };
}

function stageCell({ plan, evaluation }: OpenPlan, { stage, period }: StrategyProposal): FigureCellProps {
  const label = 'ARR stage';
  if (stage === null) return { label, ...MISSING, said: `needs a rate from ${plan.currency} to USD` };
  const [name = '', bounds = ''] = stage.label.split(', ');
  return {
    label,
    number: name,
    after: '',
    isWord: true,
    said: `${bounds}, ${periodLabel(evaluation.timeline, period)}`,
  };
}

function shareCell({ initiatives }: StrategyProposal): FigureCellProps {
  const label = 'Usual share of new CAC';
  const motion = initiatives[0] === undefined ? null : costMotionOf(initiatives[0].motion);
  if (motion === null) return { label, ...MISSING, said: 'no source gives one' };
  const { from, to } = CAC_SHARES[motion];
  return {
    label,
    number: `${plain(from * 100)}–${plain(to * 100)}`,
    after: '%',
    said: 'cost against acquiring, source A',
  };
}
