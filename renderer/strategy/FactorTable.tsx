import type { StrategyProposal } from '#analysis/strategyProposal';
import type { StrategyReading } from '#analysis/strategyReading';
import { CAC_SHARES, COST_STAGES, type CostMotion } from '#domain/costBands';
import { fitOf } from '#domain/pricing';
import { FACTORS_SOURCE, STRATEGY_FACTORS, type StrategyFactors } from '#domain/strategyFacts';
import { fixed } from '../format/figures';
import { plain } from '../roadmap/initiativeTexts';
import { roleOf } from './roleOf';
import { sourceName } from './strategyTexts';

const NAMES: Readonly<Record<CostMotion, string>> = {
  upsell: 'Upsell',
  cross_sell: 'Cross-sell',
  usage: 'Usage expansion',
};

const ROWS: readonly (readonly [label: string, of: Exclude<keyof StrategyFactors, 'motion'>])[] = [
  ['Lift', 'lift'],
  ['Effort', 'effort'],
  ['Time to effect', 'time'],
  ['Risk', 'risk'],
  ['Reversibility', 'reversibility'],
  ['Best with', 'best'],
  ['Worst with', 'worst'],
  ['Hidden cost', 'hiddenCost'],
];

/** The three motions factor by factor, what they cost at the stage of the plan, and where the plan suits them. */
export function FactorTable({
  reading,
  proposal,
}: {
  readonly reading: StrategyReading;
  readonly proposal: StrategyProposal;
}) {
  const { answers } = reading;
  const motions = STRATEGY_FACTORS.map(({ motion }) => ({
    motion,
    role: roleOf(reading, ({ factors }) => factors === motion),
  }));
  return (
    <table className="source-table factor-table">
      <thead>
        <tr>
          <th scope="col">Factor</th>
          {motions.map(({ motion, role }) => (
            <th key={motion} scope="col" data-role={role}>
              {NAMES[motion]} {role !== '' && <small className="role-tag">{role}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" title="By the product and the pricing that are stated">
            Fit here
          </th>
          {motions.map(({ motion, role }) => {
            const fit = fitOf(motion, answers);
            return (
              <td key={motion} data-role={role} className={fit === null ? '' : `fit-${fit.fit}`}>
                {fit === null ? 'neither best nor worst' : `${fit.fit}: ${fit.because}`}
              </td>
            );
          })}
        </tr>
        {ROWS.map(([label, of]) => (
          <tr key={of}>
            <th scope="row">{label}</th>
            {STRATEGY_FACTORS.map((factors, at) => (
              <td key={factors.motion} data-role={motions[at]?.role}>
                {factors[of]}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row" title="Before hidden costs, at the ARR with which the scenario would start">
            Band, US$K a month
          </th>
          {motions.map(({ motion, role }) => (
            <td key={motion} className="num" data-role={role}>
              {bandText(motion, proposal)}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Share of new CAC</th>
          {motions.map(({ motion, role }) => (
            <td key={motion} className="num" data-role={role}>
              {`${plain(CAC_SHARES[motion].from * 100)} to ${plain(CAC_SHARES[motion].to * 100)}%`}
            </td>
          ))}
        </tr>
      </tbody>
      <caption>{`Source ${sourceName(FACTORS_SOURCE)}. Other sources give other ranges: see Conflicts.`}</caption>
    </table>
  );
}

/** The band of the stage; those of all stages where the plan has none. */
function bandText(motion: CostMotion, { stage }: StrategyProposal): string {
  const text = ({ bands }: (typeof COST_STAGES)[number]) =>
    `${fixed(bands[motion].low / 1000, 0)} to ${fixed(bands[motion].high / 1000, 0)}`;
  return stage === null ? COST_STAGES.map(text).join(' / ') : text(stage);
}
