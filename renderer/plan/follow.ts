import { inspect } from '../inspector/inspected';
import { goTo, useSelection } from '../state/selection';
import { type OpenPlan, refuse, useSession } from '../state/session';

const NONE = {
  precedents: 'This figure is made of no other.',
  dependents: 'No other figure is made of this one.',
} as const;

/** Takes the cursor to the first figure that the selected one is made of, or that is made of it; says so where there is none. */
export function follow(open: OpenPlan, what: keyof typeof NONE): void {
  const { selected } = useSelection.getState();
  const inspected = selected === null ? null : inspect(open, selected, useSession.getState().asMrr);
  const first = inspected?.[what][0];
  if (first !== undefined) goTo(first.place);
  else if (inspected !== null) refuse(NONE[what]);
}
