import { Close } from '@radix-ui/react-dialog';
import { periodIds, periodIndex, periodLabel } from '#domain/timeline';
import { valueIn } from '#plan/lanes';
import { type Line, type Scenario, WHOLE } from '#plan/model';
import { scenarioOf } from '#plan/planParts';
import { parentOf } from '#plan/scenarioChanges';
import {
  moveToParent,
  resetAll,
  resetStatement,
  type StatedLine,
  statedOverrides,
  type Statement,
} from '#plan/statedOverrides';
import { FormDialog } from '../frame/FormDialog';
import { currencySign, gridScale } from '../format/figures';
import { formatValue, lineFormat, shownLabel } from '../format/lineFormat';
import { largestAmount } from '../plan/largestAmount';
import { goTo } from '../state/selection';
import { commit, type OpenPlan, refuse, useSession } from '../state/session';
import { closeScenarioDialog } from './scenarioDialog';

interface OverridesProps {
  readonly open: OpenPlan;
  readonly scenario: string;
}

/** What a scenario says differently from its parent, each with both values, and how to take it back. */
export function OverridesDialog({ open, scenario: id }: OverridesProps) {
  const scenario = scenarioOf(open.plan, id);
  const parent = parentOf(open.plan, id);
  if (scenario === undefined || parent === null) return null;
  const stated = statedOverrides(open.plan, id);
  const count = stated.length;
  return (
    <FormDialog
      title={`What ${scenario.name} overrides`}
      text={
        <>
          {count === 0
            ? `Nothing: every line follows ${parent.name}. Type over a figure in the grid to make it differ here.`
            : `${count === 1 ? 'One line differs' : `${count} lines differ`} from ${parent.name}; all others follow it.`}
          {scenario.locked && ' It is locked: unlock it to reset or hand over.'}
        </>
      }
      className="wide"
      onClose={closeScenarioDialog}
    >
      {count > 0 && (
        <div className="override-list">
          <table>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Where</th>
                <th scope="col" className="num">
                  {scenario.name}
                </th>
                <th scope="col" className="num">
                  {parent.name}
                </th>
                <th scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            {stated.map((one) => (
              <StatedRows key={one.line.id} open={open} scenario={scenario} parent={parent} stated={one} />
            ))}
          </table>
        </div>
      )}
      <div className="dialog-actions">
        {count > 0 && (
          <button
            type="button"
            className="button start-action"
            disabled={scenario.locked}
            onClick={() => commit(`Reset all of ${scenario.name}`, resetAll(scenario))}
          >
            Reset all
          </button>
        )}
        <Close className="button primary">Done</Close>
      </div>
    </FormDialog>
  );
}

interface RowsProps {
  readonly open: OpenPlan;
  readonly scenario: Scenario;
  readonly parent: Scenario;
  readonly stated: StatedLine;
}

function StatedRows({ open, scenario, parent, stated: { line, statements } }: RowsProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan } = open;
  const format = lineFormat(line, plan.basis, gridScale(largestAmount(plan)), currencySign(plan.currency), asMrr);
  const shown = (of: Scenario, statement: Statement) => {
    const at = place(open, line, statement);
    return formatValue(valueIn(open.evaluation, line.id, at.slice, at.period, plan.scenarios.indexOf(of)), format);
  };
  const name = (statement: Statement) => `${line.label}, ${where(open, statement)}`;
  const hand = () => {
    const edits = moveToParent(plan, scenario.id, line.id);
    if (edits.ok) commit(`${line.label} from ${scenario.name} to ${parent.name}`, edits.value);
    else {
      refuse(
        `${parent.name} has a formula of its own for ${line.label}; reset it there first, then move the override.`,
      );
    }
  };
  return (
    <tbody>
      {statements.map((statement, index) => (
        <tr key={JSON.stringify(statement)}>
          <th scope="row">
            {index === 0 && (
              <>
                {shownLabel(line, asMrr)} <small>{format.unit}</small>
              </>
            )}
          </th>
          <td>
            <button
              type="button"
              className="link"
              title="Go to it in the grid"
              onClick={() => {
                closeScenarioDialog();
                goTo(cellPlace(open, scenario, line, statement));
              }}
            >
              {where(open, statement)}
            </button>
          </td>
          <td className="num">{shown(scenario, statement)}</td>
          <td className="num parent">{shown(parent, statement)}</td>
          <td className="row-actions">
            <button
              type="button"
              className="link"
              disabled={scenario.locked}
              aria-label={`Reset ${name(statement)}`}
              onClick={() =>
                commit(`Reset ${name(statement)}`, [resetStatement(scenario.id, line.id, statement)], null)
              }
            >
              Reset
            </button>
            {index === 0 && statements.length > 1 && (
              <button
                type="button"
                className="link"
                disabled={scenario.locked}
                aria-label={`Reset line ${line.label}`}
                onClick={() =>
                  commit(`Reset ${line.label} in ${scenario.name}`, [
                    { type: 'setOverride', scenario: scenario.id, line: line.id, override: null },
                  ])
                }
              >
                Reset line
              </button>
            )}
            {index === 0 && (
              <button
                type="button"
                className="link"
                disabled={scenario.locked || parent.locked}
                aria-label={`Move to ${parent.name}: ${line.label}`}
                onClick={hand}
              >
                Move to {parent.name}
              </button>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Where in the plan a statement holds: `SMB, Mar 2027`, `all periods`, `formula`. */
function where({ plan, evaluation }: OpenPlan, statement: Statement): string {
  if (statement.type === 'formula') return 'own formula';
  const segment = plan.segments.find(({ id }) => id === statement.segment)?.name;
  const at = statement.type === 'cell' ? periodIndex(evaluation.timeline, statement.period) : null;
  const period =
    statement.type === 'values' ? 'all periods' : at === null ? statement.period : periodLabel(evaluation.timeline, at);
  return segment === undefined ? period : `${segment}, ${period}`;
}

/** The figure that stands for a statement: its cell, or the last period of what holds in all. */
function place({ plan, evaluation }: OpenPlan, line: Line, statement: Statement) {
  const last = evaluation.timeline.periods - 1;
  const period =
    statement.type === 'cell' ? (periodIndex(evaluation.timeline, statement.period) ?? last) : line.once ? 0 : last;
  const segment = statement.type === 'formula' ? -1 : plan.segments.findIndex(({ id }) => id === statement.segment);
  return { slice: segment < 0 ? ('total' as const) : segment, period };
}

function cellPlace(open: OpenPlan, scenario: Scenario, line: Line, statement: Statement) {
  const { period } = place(open, line, statement);
  const segment = statement.type === 'formula' || statement.segment === WHOLE ? 'total' : statement.segment;
  return {
    line: line.id,
    segment,
    period: periodIds(open.evaluation.timeline)[period] ?? '',
    scenario: scenario.id,
  };
}
