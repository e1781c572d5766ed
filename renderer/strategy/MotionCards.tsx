import type { StrategyReading } from '#analysis/strategyReading';
import { SOURCES } from '#domain/sources';
import { MOTION_CARDS, type MotionCard } from '#domain/strategyFacts';
import { roleOf } from './roleOf';

const ROWS: readonly (readonly [label: string, of: (card: MotionCard) => string])[] = [
  ['Owner', ({ owner }) => owner],
  ['Triggers', ({ triggers }) => triggers.join('; ')],
  ['Cycle', ({ cycle }) => cycle],
  ['Lift, of ACV', ({ lift }) => lift],
  ['Mistimed', ({ mistimed }) => mistimed ?? 'no source says'],
  ['Source', ({ sources }) => sources.map((source) => `${source}, ${SOURCES[source].name}`).join('; ')],
];

/** How each motion is run, a card in each column: owner, triggers, cycle, lift, and what a badly chosen moment costs. */
export function MotionCards({ reading }: { readonly reading: StrategyReading }) {
  const roles = MOTION_CARDS.map(({ id }) => roleOf(reading, ({ card }) => card === id));
  return (
    <table className="source-table motion-cards">
      <thead>
        <tr>
          <th scope="col">Motion</th>
          {MOTION_CARDS.map(({ id, name }, at) => (
            <th key={id} scope="col" data-role={roles[at]}>
              {name} {roles[at] !== '' && <small className="role-tag">{roles[at]}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([label, of]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {MOTION_CARDS.map((card, at) => (
              <td key={card.id} data-role={roles[at]}>
                {of(card)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
