import type { Ladder, LadderRung, RungFigures } from '#domain/accounts/ladder';
import { fixed, NOT_AVAILABLE } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import { figureText, moneyFormat } from '../../growth/growthTexts';
import { conditionText, isMovementSeen } from './rungTexts';

interface RungTableProps {
  readonly ladder: Ladder;
  readonly rungs: readonly LadderRung[];
  readonly currency: string;
}

/** The ladder as it stands, the highest rung first: accounts as bars, ARR, ACV, and how long the climb from the rung below takes. */
export function RungTable({ ladder, rungs, currency }: RungTableProps) {
  const most = Math.max(1, ...ladder.rungs.map(({ accounts }) => accounts));
  const arr = moneyFormat(
    currency,
    ladder.rungs.map((rung) => rung.arr),
  );
  const acv = moneyFormat(
    currency,
    ladder.rungs.map((rung) => rung.acv),
  );
  const isSeen = isMovementSeen(ladder);
  const rows = ladder.rungs.map((figures, place) => ({ figures, place })).reverse();
  return (
    <section className="panel" aria-label="Accounts by rung">
      <header className="panel-header">
        <h2>Accounts by rung</h2>
        <span className="panel-caption">accounts, ARR, ACV as mean ARR; days from the rung below, median</span>
      </header>
      <Scrolling className="ladder-scroll">
        <table className="figure-table ladder-table">
          <thead>
            <tr>
              <th scope="col">Rung</th>
              <th scope="col" className="ladder-bars">
                Accounts
              </th>
              <th scope="col">{`ARR ${arr.unit}`}</th>
              <th scope="col">{`ACV ${acv.unit}`}</th>
              <th
                scope="col"
                title="Median days between reaching the rung below and this one, and how many accounts show it"
              >
                Days from below
              </th>
              <th scope="col" title="Accounts that reached this rung in the last twelve months from a lower one">
                Moved up
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ figures, place }) => (
              <tr key={figures.name}>
                <th scope="row">
                  <span className="ladder-name">{figures.name}</span>
                  <span className="ladder-asks">{conditionText(rungs[place], place === 0)}</span>
                </th>
                <td className="ladder-bars">
                  <Bar figures={figures} most={most} place={place} count={rungs.length} />
                </td>
                <td className="num">{figureText(figures.arr * arr.factor, arr.decimals)}</td>
                <td className={figures.accounts === 0 ? 'num na' : 'num'}>
                  {figureText(figures.acv * acv.factor, acv.decimals)}
                </td>
                <td className={figures.observations === 0 ? 'num na' : 'num'}>{daysText(figures, place)}</td>
                <MovedUp figures={figures} isLowest={place === 0} isSeen={isSeen} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="panel-note">
        Mean ARR says who stands there, not what climbing brings: large customers may simply adopt more. The first day
        noted for an account begins its count.
      </p>
    </section>
  );
}

/** Nothing stands below the lowest rung. */
function daysText({ observations, medianDays }: RungFigures, place: number): string {
  if (place === 0) return '';
  return observations === 0 ? NOT_AVAILABLE : `${fixed(medianDays, 0)} (${fixed(observations, 0)})`;
}

interface MovedProps {
  readonly figures: RungFigures;
  readonly isLowest: boolean;
  readonly isSeen: boolean;
}

/** As long as no movement can be seen, nobody is known not to have moved. */
function MovedUp({ figures: { movedUp }, isLowest, isSeen }: MovedProps) {
  if (isLowest) return <td className="num" />;
  if (movedUp > 0) return <td className="num better">{`↑ ${fixed(movedUp, 0)}`}</td>;
  return <td className={isSeen ? 'num same' : 'num na'}>{isSeen ? '0' : NOT_AVAILABLE}</td>;
}

interface BarProps {
  readonly figures: RungFigures;
  readonly most: number;
  readonly place: number;
  readonly count: number;
}

function Bar({ figures: { accounts, atLeast }, most, place, count }: BarProps) {
  // The darkest part colour is the top of the ladder, however many rungs it has.
  const part = Math.min(5, Math.max(1, count - place));
  const said = atLeast === 0 ? '' : ` (${fixed(atLeast, 0)} or higher)`;
  return (
    <span className="ladder-bar">
      {accounts > 0 && (
        <i style={{ width: `${(accounts / most) * 48}%`, background: `var(--part-${part})` }} aria-hidden="true" />
      )}
      <span className="num" title={atLeast === 0 ? undefined : 'Of these, a higher rung asks for what is not known'}>
        {fixed(accounts, 0)}
        <span className="ladder-atleast">{said}</span>
      </span>
    </span>
  );
}
