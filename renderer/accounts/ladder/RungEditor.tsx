import { FEWEST_RUNGS, type LadderRung, MOST_RUNGS, RUNG_SIGNALS, USUAL_LADDER } from '#domain/accounts/ladder';
import { CellField } from '../../frame/CellField';
import { CloseIcon } from '../../frame/icons';
import { commit, type OpenPlan, refuse } from '../../state/session';
import { readLeast, readRungName, renamed, usualLadder, withLeast, withoutRung, withRung } from './ladderEdits';
import { leastText, SIGNAL_NAMES } from './rungTexts';

/** Names of the rungs and what each asks for, the highest first. */
export function RungEditor({ open, rungs }: { readonly open: OpenPlan; readonly rungs: readonly LadderRung[] }) {
  const { plan } = open;
  const isUsual = rungs === USUAL_LADDER;
  const rows = rungs.map((rung, place) => ({ rung, place })).reverse();
  return (
    <section className="panel" aria-label="What the rungs ask for">
      <header className="panel-header">
        <h2>What the rungs ask for</h2>
        <span className="panel-caption">least values; empty asks nothing</span>
      </header>
      <div className="ladder-editor">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Rung</th>
              {RUNG_SIGNALS.map((signal) => (
                <th key={signal} scope="col">
                  {SIGNAL_NAMES[signal]}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rung, place }) => (
              <tr key={`${place} of ${rungs.length}`}>
                <th scope="row">
                  <CellField
                    label={`Name of rung ${place + 1}`}
                    className="ladder-name-field"
                    shown={rung.name}
                    typed={rung.name}
                    read={(text) => readRungName(text, namesBut(rungs, place))}
                    onTake={(name) => commit(`Name of rung: ${name}`, renamed(plan, place, name))}
                    onRefuse={refuse}
                  />
                </th>
                {RUNG_SIGNALS.map((signal) => (
                  <td key={signal}>
                    <CellField
                      label={`${rung.name}: ${SIGNAL_NAMES[signal]}`}
                      className="num"
                      shown={leastText(rung, signal)}
                      typed={leastText(rung, signal)}
                      heldBy={place === 0 ? 'The lowest rung asks nothing: every customer stands on it.' : null}
                      read={(text) => readLeast(text, signal)}
                      onTake={(least) =>
                        commit(`${rung.name}: ${SIGNAL_NAMES[signal]}`, withLeast(plan, place, signal, least))
                      }
                      onRefuse={refuse}
                    />
                  </td>
                ))}
                <td>
                  {place > 0 && (
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={`Remove the rung ${rung.name}`}
                      title={rungs.length <= FEWEST_RUNGS ? 'A ladder has four rungs or more' : 'Remove this rung'}
                      disabled={rungs.length <= FEWEST_RUNGS}
                      onClick={() => commit(`Remove the rung ${rung.name}`, withoutRung(plan, place))}
                    >
                      <CloseIcon />
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="ladder-buttons">
          <button
            type="button"
            className="button small"
            disabled={rungs.length >= MOST_RUNGS}
            title={rungs.length >= MOST_RUNGS ? 'A ladder has six rungs at most' : 'One more above the highest'}
            onClick={() => commit('Add a rung', withRung(plan))}
          >
            Add a rung
          </button>
          <button
            type="button"
            className="button small"
            disabled={isUsual}
            onClick={() => commit('Usual ladder', usualLadder(plan))}
          >
            Usual ladder
          </button>
        </p>
        <p className="ladder-source">
          {isUsual
            ? 'Headroom’s own ladder. 80% of seats, 70% of features as deep use and several products as platform adoption follow source E; the other values are ours.'
            : 'Your own ladder, kept in the plan.'}
        </p>
      </div>
    </section>
  );
}

function namesBut(rungs: readonly LadderRung[], place: number): readonly string[] {
  return rungs.flatMap(({ name }, at) => (at === place ? [] : [name]));
}
