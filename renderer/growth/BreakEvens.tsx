import type { BreakEven, MotionBreakEven, PlanCrossover } from '#analysis/planCrossover';
import { CROSSOVER_RULES, type QuotedRule as Rule } from '#domain/crossover';
import { SOURCES } from '#domain/sources';
import { MissingPack } from '../frame/MissingPack';
import { Scrolling } from '../frame/Scrolling';
import type { OpenPlan } from '../state/session';
import { MOTION_NAMES, pointText } from './crossoverTexts';
import { figureText, moneyFormat } from './growthTexts';
import { NotAvailable, type ToInput } from './NotAvailable';

interface BreakEvensProps {
  readonly open: OpenPlan;
  readonly value: PlanCrossover;
  readonly currency: string;
  readonly toInput: ToInput;
}

const ENDS = [
  { of: 'low', name: 'Low' },
  { of: 'chosen', name: 'Chosen' },
  { of: 'high', name: 'High' },
] as const;

/** Points of NRR a year from which on each motion costs less than buying the same ARR, by its band; and what sources say instead. */
export function BreakEvens({ open, value, currency, toInput }: BreakEvensProps) {
  const { motions } = value;
  const money = moneyFormat(
    currency,
    motions.map(({ high }) => high.cost),
  );
  const blocked = value.years.find(({ cacRatio }) => cacRatio.why !== null)?.cacRatio ?? null;
  const cost = ({ cost: amount }: BreakEven, motion: MotionBreakEven) =>
    Number.isNaN(amount) ? (
      <NotAvailable figure={motion.blocked} toInput={toInput} />
    ) : (
      figureText(amount * money.factor, money.decimals)
    );
  const points = ({ points: at }: BreakEven, motion: MotionBreakEven) =>
    Number.isNaN(at) ? (
      <NotAvailable
        figure={motion.blocked.why === null && blocked !== null ? blocked : motion.blocked}
        toInput={toInput}
      />
    ) : (
      pointText(at)
    );
  return (
    <Scrolling className="growth-scroll">
      {motions.length === 0 ? (
        <MissingPack
          open={open}
          pack="costs"
          offers="What a motion costs at the stage of the plan comes from the lines of the costs pack, which this plan does not have yet."
        />
      ) : (
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{`Cost band a year, ${money.unit}; break-even, points of NRR`}</th>
              {ENDS.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {motions.map((motion) => [
              <tr key={`${motion.motion} cost`}>
                <th
                  scope="row"
                  title="Before hidden costs, at the stage of ARR the plan is in; an own figure where the plan has one"
                >
                  {`${MOTION_NAMES[motion.motion]}, cost`}
                </th>
                {ENDS.map(({ of }) => (
                  <td key={of} className="num">
                    {cost(motion[of], motion)}
                  </td>
                ))}
              </tr>,
              <tr key={`${motion.motion} points`} className="strong">
                <th
                  scope="row"
                  title="Cost / (S&M per unit of new-logo ARR × opening ARR), present values over the years"
                >
                  {`${MOTION_NAMES[motion.motion]}, break-even`}
                </th>
                {ENDS.map(({ of }) => (
                  <td key={of} className="num">
                    {points(motion[of], motion)}
                  </td>
                ))}
              </tr>,
            ])}
          </tbody>
        </table>
      )}
      <ul className="rules" aria-label="Rules that sources state">
        {CROSSOVER_RULES.map((rule) => (
          <li key={rule.text}>
            <QuotedRule rule={rule} />
          </li>
        ))}
      </ul>
    </Scrolling>
  );
}

/** A rule as a source states it, marked as quoted: nothing here is computed from it. */
export function QuotedRule({ rule: { source, text } }: { readonly rule: Rule }) {
  return (
    <p>
      {`${text} `}
      <span className="quoted" title={`${SOURCES[source].name}; stated there without a derivation`}>
        {`quoted, ${source}`}
      </span>
    </p>
  );
}
