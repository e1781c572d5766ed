import { Close } from '@radix-ui/react-dialog';
import { useMemo } from 'react';
import { closeTheGap, describeGapError, LARGEST_FACTOR, type GapClosing, type GapOption } from '#analysis/closeTheGap';
import type { Roadmap } from '#analysis/roadmap';
import { monthLabel } from '#domain/timeline';
import type { Result } from '#base/result';
import { currencySign, fixed } from '../format/figures';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { chosenScenario } from './initiativeCommands';
import { amountText, pointsText } from './initiativeTexts';

interface GapProps {
  readonly open: OpenPlan;
  /** Why nothing can be changed; null where it can. */
  readonly heldBy: string | null;
  readonly onClose: () => void;
  readonly onTarget: () => void;
  /** The id of an initiative that was added, which the view then selects. */
  readonly onAdded: (id: string) => void;
}

/** What would close the gap to the target, each way computed; one is taken by its button, none unasked. */
export function CloseTheGap({ open, heldBy, onClose, onTarget, onAdded }: GapProps) {
  const found = useMemo(() => closing(open), [open]);
  const take = (option: GapOption) => {
    if (!commit(`Close the gap: ${names(option).step}`, option.edits)) return;
    if (option.type === 'newInitiative') onAdded(option.id);
    onClose();
  };
  const isOpen = found.ok && found.value.type === 'open';
  return (
    <FormDialog title="Close the gap" text={introduction(open, found)} className="gap-dialog" onClose={onClose}>
      {found.ok && found.value.type === 'open' && (
        <ul className="gap-options">
          {found.value.options.map((option) => (
            <Option
              key={option.type}
              option={option}
              roadmap={found.value.type === 'open' ? found.value.roadmap : null}
              isHeld={heldBy !== null}
              onTake={() => take(option)}
            />
          ))}
        </ul>
      )}
      {isOpen && heldBy !== null && <p className="field-error">{heldBy}</p>}
      <div className="dialog-actions">
        {found.ok && found.value.type === 'noTarget' ? (
          <>
            <Close className="button">Cancel</Close>
            <button type="button" className="button primary" data-first onClick={onTarget}>
              Set the target
            </button>
          </>
        ) : (
          <Close className={isOpen ? 'button' : 'button primary'}>{isOpen ? 'Leave it open' : 'Close'}</Close>
        )}
      </div>
    </FormDialog>
  );
}

interface OptionProps {
  readonly option: GapOption;
  readonly roadmap: Roadmap | null;
  readonly isHeld: boolean;
  readonly onTake: () => void;
}

function Option({ option, roadmap, isHeld, onTake }: OptionProps) {
  const { title, how } = names(option);
  const isOf = option.edits.length > 0;
  const target = roadmap?.target ?? Number.NaN;
  const short = `${fixed((target - option.nrr) * 100, 2)} short of ${fixed(target * 100, 2)}`;
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p>{isOf ? how : 'Gains nothing at the end: whatever it moves is in full effect by then.'}</p>
      </div>
      <p className="gap-nrr">
        <b className="num">{`${fixed(option.nrr * 100, 2)}%`}</b>
        <span className={option.reached ? 'better' : 'worse'}>{option.reached ? 'closes the gap' : short}</span>
      </p>
      <button
        type="button"
        className="button"
        disabled={!isOf || isHeld}
        aria-label={`Apply: ${title}`}
        onClick={onTake}
      >
        Apply
      </button>
    </li>
  );
}

/** What an option is called, what it does, and how its step is named in undo. */
function names(option: GapOption): { readonly title: string; readonly how: string; readonly step: string } {
  switch (option.type) {
    case 'sooner': {
      const months = `${option.months} ${option.months === 1 ? 'month' : 'months'}`;
      return option.months === 0
        ? { title: 'The same, sooner', how: '', step: 'sooner' }
        : {
            title: `The same, ${months} sooner`,
            how: 'Every initiative that is on starts so much earlier, none before the plan.',
            step: `${months} sooner`,
          };
    }
    case 'stronger': {
      const by = `${fixed(option.by * 100, 1)}%`;
      return option.by === 0
        ? { title: 'The same, stronger', how: '', step: 'stronger' }
        : {
            title: `The same, ${by} stronger`,
            how: option.reached
              ? `Every initiative that is on gets ${fixed(1 + option.by, 3)} times its size; costs stay as they are.`
              : `No size up to ${LARGEST_FACTOR} times theirs closes the gap: this is the closest they come.`,
            step: `${by} stronger`,
          };
    }
    case 'newInitiative':
      return {
        title: `A new initiative of ${pointsText(option.points)} points`,
        how: `From ${monthLabel(option.start)} at once, as a tier upgrade without cost until you say otherwise.`,
        step: `new initiative of ${pointsText(option.points)} points`,
      };
  }
}

function closing(open: OpenPlan): Result<GapClosing, string> {
  const found = closeTheGap(open.plan, chosenScenario(open));
  return found.ok ? found : { ok: false, error: describeGapError(found.error) };
}

function introduction({ plan, scenario }: OpenPlan, found: Result<GapClosing, string>): string {
  if (!found.ok) return found.error;
  const name = plan.scenarios[scenario]?.name ?? '';
  if (found.value.type === 'noTarget') return 'There is no target for NRR yet, so there is no gap to close.';
  const { roadmap } = found.value;
  const { target, end, endPeriod, gap } = roadmap;
  const ends = `In ${name}, NRR comes to ${fixed(end * 100, 2)}% in ${endPeriod.label}`;
  if (found.value.type === 'reached') {
    return `${ends}: the target of ${fixed((target ?? Number.NaN) * 100, 2)}% is reached, with ${fixed(found.value.surplus * 100, 2)} points to spare.`;
  }
  const money = `${currencySign(plan.currency)}${amountText(gap?.currency ?? Number.NaN)}`;
  return `${ends}, ${fixed((gap?.points ?? Number.NaN) * 100, 2)} points (${money} of monthly revenue) short of ${fixed((target ?? Number.NaN) * 100, 2)}%. Each of these is computed with the plan as it is; nothing changes until one is applied, and undo takes it back.`;
}
