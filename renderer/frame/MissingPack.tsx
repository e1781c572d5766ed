import { type AddablePack, addPack, describePackError } from '#plan/packs';
import { commit, type OpenPlan, refuse } from '../state/session';

interface MissingPackProps {
  readonly open: OpenPlan;
  readonly pack: AddablePack;
  /** What its lines answer. */
  readonly offers: string;
}

/** In place of a view whose lines the plan has not: what they would say, and one step that adds them. Nothing is shown without them. */
export function MissingPack({ open, pack, offers }: MissingPackProps) {
  const add = () => {
    const edits = addPack(open.plan, pack);
    if (edits.ok) commit(`Add the ${pack} lines`, edits.value);
    else refuse(describePackError(edits.error));
  };
  return (
    <div className="missing-pack">
      <p>{offers}</p>
      <button type="button" className="button primary" data-first onClick={add}>
        Add the {pack} lines
      </button>
    </div>
  );
}
