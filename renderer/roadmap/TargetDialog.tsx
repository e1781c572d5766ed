import { useState } from 'react';
import { lastTargetPeriod, type WantedNrr, wantedNrr } from '#analysis/targets';
import { periodIds, periodLabels } from '#domain/timeline';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { CloseIcon } from '../frame/icons';
import { type OpenPlan, useSession } from '../state/session';
import { plain, readShare } from './initiativeTexts';
import { setTargets } from './targetCommands';

interface Row {
  readonly key: number;
  readonly period: string;
  readonly text: string;
}

/** Asks what NRR is aimed at and when, and which scenario states the end, if one does. */
export function TargetDialog({ open, onClose }: { readonly open: OpenPlan; readonly onClose: () => void }) {
  const { plan, evaluation } = open;
  const ids = periodIds(evaluation.timeline);
  const labels = periodLabels(evaluation.timeline);
  const last = ids[lastTargetPeriod(plan, evaluation.timeline)] ?? '';
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const wanted = wantedNrr(plan);
    if (wanted.length === 0) return [{ key: 0, period: last, text: '' }];
    return wanted.map(({ period, value }, key) => ({ key, period: period ?? '', text: plain(value * 100) }));
  });
  const [stated, setStated] = useState(plan.statedEnd ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    const used = new Set(rows.map(({ period }) => period));
    const free = ids.findLast((id) => !used.has(id)) ?? last;
    setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, period: free, text: '' }]);
  };
  const take = () => {
    const wanted: WantedNrr[] = [];
    for (const { period, text } of rows) {
      if (text.trim() === '') continue;
      const value = readShare(text);
      if (!value.ok) return setFault(value.error);
      wanted.push({ period: period === '' ? null : period, value: value.value });
    }
    const twice = wanted.find(({ period }, at) => wanted.findIndex((other) => other.period === period) !== at);
    if (twice !== undefined) return setFault('Two targets are of the same period; keep one of them.');
    wanted.sort((a, b) => ids.indexOf(a.period ?? '') - ids.indexOf(b.period ?? ''));
    if (!setTargets(plan, wanted, stated === '' ? null : stated)) {
      return setFault(useSession.getState().notice?.text ?? '');
    }
    onClose();
  };
  return (
    <FormDialog
      title="Target and stated end"
      text="NRR in the basis of the plan, at one period or as a path. The gap is read at the last of them."
      className="target-dialog"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        {rows.map(({ key, period, text }, at) => (
          <div key={key} className="target-row">
            <label>
              {at === 0 && <span>NRR aimed at, %</span>}
              <input
                autoComplete="off"
                data-first={at === 0 || undefined}
                className="num"
                aria-label="NRR aimed at, %"
                value={text}
                placeholder="115"
                onChange={(event) => change(key, { text: event.target.value })}
              />
            </label>
            <label>
              {at === 0 && <span>in</span>}
              <select aria-label="in" value={period} onChange={(event) => change(key, { period: event.target.value })}>
                <option value="">Every period</option>
                {ids.map((id, index) => (
                  <option key={id} value={id}>
                    {labels[index]}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove the target of ${labels[ids.indexOf(period)] ?? 'every period'}`}
              onClick={() => setRows(rows.filter((row) => row.key !== key))}
            >
              <CloseIcon />
            </button>
          </div>
        ))}
        <button type="button" className="link target-add" onClick={add}>
          {rows.length === 0 ? 'Add a target' : 'Add another period'}
        </button>
        <label className="form-field">
          <span>Scenario that states the end, beside what initiatives add up to</span>
          <select value={stated} onChange={(event) => setStated(event.target.value)}>
            <option value="">None</option>
            {plan.scenarios.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action="Set" />
      </form>
    </FormDialog>
  );
}
