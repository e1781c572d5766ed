import type { ProposedInitiative, ProposedShare, StrategyProposal } from '#analysis/strategyProposal';
import type { JudgedNrr, StrategyReading } from '#analysis/strategyReading';
import { notStated } from '#analysis/strategyReading';
import type { GateReading } from '#domain/healthGate';
import type { SourcedRange } from '#domain/motions';
import { type SourceId, SOURCES } from '#domain/sources';
import { periodLabel, type Timeline } from '#domain/timeline';
import { currencySign, fixed, NOT_AVAILABLE } from '../format/figures';
import { plain } from '../roadmap/initiativeTexts';

/** Period and method of the NRR that is judged. */
export function methodOf(nrr: JudgedNrr, timeline: Timeline): string {
  if (nrr.from === 'entered') return 'of a year, entered';
  const label = periodLabel(timeline, nrr.period);
  return nrr.line === 'nrr_ttm' ? `12 months to ${label}, bridge` : `${label} annualized, bridge`;
}

export function nrrText({ value }: Pick<JudgedNrr, 'value'>): string {
  return Number.isNaN(value) ? NOT_AVAILABLE : `${fixed(value * 100, 2)}%`;
}

export function sourceName(source: SourceId): string {
  return `${source}, ${SOURCES[source].name}`;
}

/** `20–50%`; `from 20%` where there is no upper end. */
export function rangeText({ from, to }: SourcedRange): string {
  return to === null ? `from ${plain(from * 100)}%` : `${plain(from * 100)}–${plain(to * 100)}%`;
}

/** What a proposed share is taken from. */
export function shareHint({ range, note }: ProposedShare): string {
  const said = range === null ? '' : `${rangeText(range)} (${range.source})`;
  return [said, note ?? ''].filter((text) => text !== '').join(' ');
}

/** What has to be known before the answer is trusted; null where there is nothing. */
export function warningOf(
  { answers }: StrategyReading,
  gate: GateReading,
): { readonly head: string; readonly text: string } | null {
  if (gate.state === 'shut') {
    const [first] = gate.failing;
    return {
      head: 'Expand only healthy accounts.',
      text: `Not met: ${listed(gate.failing.map(({ condition }) => condition))}. Accounts that fail the gate are left out of every motion. Source ${first?.source ?? ''}`,
    };
  }
  const open = notStated(answers);
  if (open.length === 0) return null;
  return {
    head: `Not stated: ${listed(open)}.`,
    text:
      answers.architecture === null
        ? 'A rule that asks for what is not stated does not apply, and the branch is then the one for other products.'
        : 'A rule that asks for what is not stated does not apply.',
  };
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What a month of an initiative costs, or why nothing is said about it. */
export function costText({ cost }: ProposedInitiative, currency: string): string {
  const sign = currencySign(currency);
  switch (cost.type) {
    case 'band':
      return `${sign}${fixed(cost.amount, 0)}`;
    case 'shared':
      return 'shared';
    case 'noBand':
    case 'noRate':
      return NOT_AVAILABLE;
  }
}

/** Where the cost comes from. */
export function costHint({ cost }: ProposedInitiative, { stage }: StrategyProposal, currency: string): string {
  const sign = currencySign(currency);
  switch (cost.type) {
    case 'band':
      return `middle of ${sign}${fixed(cost.low, 0)} to ${sign}${fixed(cost.high, 0)}, ${stage?.label ?? ''} (A), before hidden costs`;
    case 'shared':
      return `in the band that ${cost.with} carries (A)`;
    case 'noBand':
      return 'no source prices this motion';
    case 'noRate':
      return 'bands are in US dollars, and the plan states no rate to them';
  }
}

/** Points at full effect, in the basis of the plan. */
export function pointsOf({ size }: ProposedInitiative): number {
  return size.type === 'points' ? size.points : size.reach.value * size.conversion.value * size.lift.value;
}

/** How the size comes about. */
export function sizeText({ size }: ProposedInitiative): string {
  if (size.type === 'points') return `what is missing to ${plain(size.until * 100)}%`;
  return [size.reach, size.conversion, size.lift].map(({ value }) => `${plain(value * 100)}%`).join(' × ');
}
