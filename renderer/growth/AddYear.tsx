import { periodLabel } from '#domain/timeline';
import { lengthenEdits, yearLonger } from '#plan/lengthen';
import { timelineOf } from '#plan/planParts';
import { commit, type OpenPlan } from '../state/session';

/** Makes the plan a year longer, where a target is to be read over more years than it has. */
export function AddYear({ open }: { readonly open: OpenPlan }) {
  const { plan } = open;
  const periods = yearLonger(plan);
  if (periods === null) return null;
  const end = periodLabel(timelineOf({ ...plan, periods }), periods - 1);
  return (
    <button
      type="button"
      className="button small"
      title={`Make the plan a year longer, to ${end}; inputs go on as in its last period`}
      aria-label={`Add a year, to ${end}`}
      onClick={() => commit(`Lengthen the plan to ${end}`, lengthenEdits(plan, periods))}
    >
      + year
    </button>
  );
}
