import { type FormEvent, useState } from 'react';
import { cellEdits } from '../plan/cellEdits';
import { commit, type OpenPlan, refuse, useSession } from '../state/session';
import { gridRowOf } from './inspected';
import type { FoundCell } from './place';
import type { RangeFigures } from './rangeFigures';

/** Several selected cells together: what they add up to, and one figure for all of them. */
export function InspectedRange({ open, figures }: { readonly open: OpenPlan; readonly figures: RangeFigures }) {
  const { count, sum, mean, lowest, highest, time } = figures;
  const scenario = open.plan.scenarios[open.scenario];
  const shown = [
    ['Sum', sum],
    ['Mean', mean],
    ['Lowest', lowest],
    ['Highest', highest],
    ['Figures', String(count)],
  ] as const;
  return (
    <div className="inspector-body">
      <section className="inspector-part" aria-label="Selection">
        <h3>
          {time} in {scenario?.name}
        </h3>
        <ul>
          {shown.map(([name, text]) =>
            text === null ? null : (
              <li key={name} className="inspector-row">
                <span>{name}</span>
                <span className="num">{text}</span>
              </li>
            ),
          )}
        </ul>
      </section>
      {scenario?.locked === false && <SetAll open={open} figures={figures} />}
    </div>
  );
}

function SetAll({ open, figures }: { readonly open: OpenPlan; readonly figures: RangeFigures }) {
  const [text, setText] = useState('');
  const asMrr = useSession((state) => state.asMrr);
  const typed = figures.cells.filter(isTyped);
  if (typed.length === 0) return null;
  const set = (event: FormEvent) => {
    event.preventDefault();
    const changes = typed.map((cell) => ({
      row: gridRowOf(cell),
      period: cell.when.type === 'period' ? cell.when.period : 0,
      text,
      key: '',
    }));
    const { edits, place, errors } = cellEdits(open, text.trim() === '' ? [] : changes, asMrr);
    if (errors[0] !== undefined) refuse(errors[0].sentence);
    else if (commit(`${figures.title}, ${figures.time}`, edits, place)) setText('');
  };
  return (
    <form className="inspector-part inspector-set" aria-label="One figure for all" onSubmit={set}>
      <input
        autoComplete="off"
        className="field num"
        aria-label={`One figure for ${typed.length} cells`}
        placeholder="One figure for all"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button" disabled={text.trim() === ''}>
        Set
      </button>
    </form>
  );
}

/** Whether a person may type there: not into totals, nor over what is one figure for the whole plan but in its first period. */
function isTyped({ key, line, when }: FoundCell): boolean {
  return key !== null && when.type === 'period' && !(line.once && when.period > 0);
}
