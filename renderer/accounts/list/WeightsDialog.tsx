import './weights.css';
import { useDeferredValue, useMemo, useState } from 'react';
import type { AccountsReading } from '#analysis/accountReading';
import { READY_ABOVE } from '#domain/accounts/readiness';
import { SIGNAL_GROUPS, SIGNAL_IDS, type SignalId, type SignalWeights, USUAL_WEIGHTS } from '#domain/accounts/signals';
import { SIGNALS } from '#domain/accounts/signalScales';
import { accountSettings } from '#plan/accountSettings';
import { signalWeights } from '#plan/signalWeights';
import { fixed } from '../../format/figures';
import { DialogFooter } from '../../frame/DialogFooter';
import { FormDialog } from '../../frame/FormDialog';
import { type OpenPlan, useSession } from '../../state/session';
import { listNames } from './listNames';
import {
  hasOwn,
  isLike,
  readBound,
  readWeights,
  readyWith,
  saveScoring,
  type ScoringDraft,
  type WeightTexts,
  weightTexts,
  withWeights,
} from './weightsForm';

interface DialogProps {
  readonly open: OpenPlan;
  readonly reading: AccountsReading;
  readonly onClose: () => void;
}

/** How much each signal counts, for all accounts or those of one segment, and from where on an account is ready. */
export function WeightsDialog({ open, reading, onClose }: DialogProps) {
  const settings = accountSettings(open.plan);
  const [segment, setSegment] = useState<string | null>(null);
  const [texts, setTexts] = useState<WeightTexts>(() => weightTexts(signalWeights(settings, null)));
  const [bound, setBound] = useState(String(reading.readyAbove));
  // Of the segments that were looked at before this one.
  const [taken, setTaken] = useState(settings.weights ?? []);
  const [fault, setFault] = useState('');
  const read = useMemo(() => readWeights(texts), [texts]);
  const readyAbove = useMemo(() => readBound(bound), [bound]);
  const draft = useMemo<ScoringDraft | null>(() => {
    if (!read.ok || !readyAbove.ok) return null;
    return { weights: withWeights(taken, segment, read.value), readyAbove: readyAbove.value };
  }, [taken, segment, read, readyAbove]);
  const sentence = faultOf(read, readyAbove, bound);
  const segments = useMemo(() => segmentsOf(reading), [reading]);
  const look = (next: string | null) => {
    if (draft === null) return setFault(sentence);
    setFault('');
    setTaken(draft.weights);
    setSegment(next);
    setTexts(weightTexts(signalWeights({ weights: draft.weights }, next)));
  };
  const usual =
    segment === null ? USUAL_WEIGHTS : signalWeights({ weights: taken.filter((one) => one.segment === null) }, null);
  return (
    <FormDialog
      title="How accounts are scored"
      text="Only the proportions of the weights matter. A signal that an account does not know counts for nothing, in its score or against it. The usual weights are Headroom’s own: four groups alike, and alike within each."
      className="weights-dialog"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (draft === null) return setFault(sentence);
          if (saveScoring(open.plan, draft, READY_ABOVE.score)) onClose();
          else setFault(useSession.getState().notice?.text ?? '');
        }}
      >
        <div className="weights-head">
          <label className="form-field">
            <span>Accounts</span>
            <select data-first value={segment ?? ''} onChange={(event) => look(event.target.value || null)}>
              <option value="">All without weights of their own</option>
              {segments.map((name) => (
                <option key={name} value={name}>
                  {name}
                  {hasOwn(draft?.weights ?? taken, name) ? ' · own weights' : ''}
                </option>
              ))}
            </select>
          </label>
          <label className="form-field">
            <span>
              Ready above, of 100 ({READY_ABOVE.source} says {READY_ABOVE.score})
            </span>
            <input
              autoComplete="off"
              className="num"
              value={bound}
              maxLength={8}
              aria-invalid={!readyAbove.ok || undefined}
              onChange={(event) => setBound(event.target.value)}
            />
          </label>
        </div>
        <WeightFields
          texts={texts}
          weights={read.ok ? read.value : null}
          wrong={read.ok ? null : read.error.id}
          onType={setTexts}
        />
        <Effect reading={reading} draft={draft} />
        <p className="form-fault" role="status">
          {fault === '' ? '' : sentence}
        </p>
        <div className="weights-foot">
          <button
            type="button"
            className="button"
            disabled={read.ok && isLike(read.value, usual)}
            onClick={() => setTexts(weightTexts(usual))}
          >
            {segment === null ? 'Usual weights' : 'As for all'}
          </button>
          <DialogFooter action="Score this way" />
        </div>
      </form>
    </FormDialog>
  );
}

interface FieldsProps {
  readonly texts: WeightTexts;
  /** As they are read; null while one of them is wrong. */
  readonly weights: SignalWeights | null;
  readonly wrong: string | null;
  readonly onType: (texts: WeightTexts) => void;
}

function WeightFields({ texts, weights, wrong, onType }: FieldsProps) {
  const total = weights === null ? 0 : SIGNAL_IDS.reduce((sum, id) => sum + weights[id], 0);
  const share = (id: SignalId): string => (weights === null ? '' : fixed((weights[id] / total) * 100, 1));
  return (
    <table className="figure-table weights-table">
      <thead>
        <tr>
          <th scope="col">Signal</th>
          <th scope="col">Weight</th>
          <th scope="col">Share %</th>
          <th scope="col" className="weights-scale">
            How its value runs
          </th>
        </tr>
      </thead>
      {SIGNAL_GROUPS.map((group) => (
        <tbody key={group}>
          {SIGNALS.filter((signal) => signal.group === group).map(({ id, name, scale, sources }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <input
                  autoComplete="off"
                  className="field num"
                  aria-label={`Weight of ${name}`}
                  aria-invalid={wrong === id || undefined}
                  maxLength={12}
                  value={texts[id]}
                  onChange={(event) => onType({ ...texts, [id]: event.target.value })}
                />
              </td>
              <td className="num">{share(id)}</td>
              <td className="weights-scale">
                {scale}
                {sources.length > 0 && ` (${sources.join(', ')})`}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** As the plan has it: whoever opens the dialog need not wait until all are scored once more. */
const AS_IT_IS = 'as it is';

/** How many accounts would be ready; it follows behind what is typed. */
function Effect({ reading, draft }: { readonly reading: AccountsReading; readonly draft: ScoringDraft | null }) {
  const behind = useDeferredValue<ScoringDraft | null | typeof AS_IT_IS>(draft, AS_IT_IS);
  const now = reading.totals.ready.accounts;
  const ready = useMemo(() => {
    if (behind === null) return null;
    return behind === AS_IT_IS ? now : readyWith(reading, behind);
  }, [reading, now, behind]);
  return (
    <p className="weights-effect" aria-live="polite">
      Ready: <b className="num">{fixed(now, 0)}</b> now,{' '}
      <b className="num">{ready === null ? 'n/a' : fixed(ready, 0)}</b> scored this way.
    </p>
  );
}

function segmentsOf(reading: AccountsReading): readonly string[] {
  const names = new Map<string, string>();
  for (const segment of listNames(reading).segments) {
    const key = segment.toLowerCase();
    if (segment !== '' && !names.has(key)) names.set(key, segment);
  }
  return [...names.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function faultOf(read: ReturnType<typeof readWeights>, bound: ReturnType<typeof readBound>, text: string): string {
  if (!read.ok) return read.error.sentence;
  return bound.ok ? '' : `Ready above: “${text}” ${bound.error}`;
}
