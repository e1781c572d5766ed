import { COST_MODES, motionLine, USD_RATE } from '#plan/costsPack';
import { fixed } from '../format/figures';
import { sayInputs } from './costInputs';
import { MOTION_NAMES } from './costTexts';
import type { CostWarning } from './costWarning';
import { InputField, mustBePositive } from './InputField';
import type { Shown } from './shownCosts';

/** What to know before the figures are trusted, and what mends it. */
export function WarningBox({ shown, warning }: { readonly shown: Shown; readonly warning: CostWarning }) {
  const { head, text, mend } = warning;
  const uncount = () => {
    if (mend?.type !== 'uncount') return;
    const names = mend.motions.map((motion) => MOTION_NAMES[motion]).join(', ');
    sayInputs(
      shown,
      `Count ${names} by initiatives alone`,
      Object.fromEntries(mend.motions.map((motion) => [motionLine(motion, 'mode'), COST_MODES.none])),
    );
  };
  return (
    <div className="amber-box costs-warning">
      <b>{head}</b> {text}
      {mend?.type === 'rate' && (
        <span className="warning-mend">
          1 {shown.plan.currency} = $
          <InputField
            open={shown}
            line={USD_RATE}
            label={`Rate: US dollars for one ${shown.plan.currency}`}
            step={`US dollars for one ${shown.plan.currency}`}
            shown={(value) => fixed(value, 4)}
            factor={1}
            fault={mustBePositive('The rate')}
          />
        </span>
      )}
      {mend?.type === 'uncount' && (
        <span className="warning-mend">
          <button type="button" className="button small" onClick={uncount}>
            Count the initiatives alone
          </button>
        </span>
      )}
    </div>
  );
}
