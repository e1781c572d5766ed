import { useState } from 'react';
import { MOTION_REFERENCES, type Motion } from '#domain/motions';
import { monthLabel } from '#domain/timeline';
import { currencySign } from '../format/figures';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { type OpenPlan, useSession } from '../state/session';
import { insertInitiative } from './initiativeCommands';
import { readAmount, readMonths, readMonthText, readShare } from './initiativeTexts';

interface NewProps {
  readonly open: OpenPlan;
  readonly onClose: () => void;
  /** The id of what was added, which the view then selects. */
  readonly onAdded: (id: string) => void;
}

/** Asks for what a new initiative needs, with defaults for the rest; everything else is edited in its row. */
export function NewInitiative({ open, onClose, onAdded }: NewProps) {
  const { plan, evaluation } = open;
  const [form, setForm] = useState<Form>(() => ({
    name: '',
    motion: 'seat',
    segment: '',
    points: '1',
    start: monthLabel(evaluation.timeline.start),
    length: '3',
    cost: '0',
  }));
  const [fault, setFault] = useState<string | null>(null);
  const set = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const take = () => {
    const read = readForm(form);
    if (typeof read === 'string') return setFault(read);
    const { name, motion, segment, points, start, length, cost } = read;
    const id = insertInitiative(open, {
      name,
      motion,
      segment: segment === '' ? null : segment,
      size: { type: 'points', points },
      start,
      length,
      onceCost: cost,
    });
    if (id === null) return setFault(useSession.getState().notice?.text ?? '');
    onAdded(id);
    onClose();
  };
  const money = currencySign(plan.currency).trim();
  const field = (key: 'points' | 'start' | 'length' | 'cost', label: string) => (
    <label className="form-field">
      <span>{label}</span>
      <input autoComplete="off" value={form[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </label>
  );
  return (
    <FormDialog
      title="New initiative"
      text="It is on in every scenario that is not locked; size and start are changed later in its row, or by dragging its bar."
      className="line-dialog"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label className="form-field">
          <span>Name</span>
          <input
            autoComplete="off"
            data-first
            value={form.name}
            maxLength={80}
            placeholder="Seat pricing"
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
        <div className="field-pair">
          <label className="form-field">
            <span>Motion</span>
            <select value={form.motion} onChange={(event) => set({ motion: event.target.value as Motion })}>
              {MOTION_REFERENCES.map(({ motion, name }) => (
                <option key={motion} value={motion}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {field('points', 'Points of NRR at full effect')}
          {field('start', 'Starts in')}
          {field('length', 'Months until full effect')}
          {field('cost', `One-off cost, ${money}`)}
          {plan.segments.length > 0 && (
            <label className="form-field">
              <span>Segment</span>
              <select value={form.segment} onChange={(event) => set({ segment: event.target.value })}>
                <option value="">All segments</option>
                {plan.segments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action="Add initiative" />
      </form>
    </FormDialog>
  );
}

interface Form {
  readonly name: string;
  readonly motion: Motion;
  readonly segment: string;
  readonly points: string;
  readonly start: string;
  readonly length: string;
  readonly cost: string;
}

/** The figures of the form, or the first sentence of what is wrong with it. */
function readForm(form: Form) {
  if (form.name.trim() === '') return 'An initiative needs a name.';
  const points = readShare(form.points);
  if (!points.ok) return points.error;
  const start = readMonthText(form.start);
  if (!start.ok) return start.error;
  const length = readMonths(form.length);
  if (!length.ok) return length.error;
  const cost = readAmount(form.cost);
  if (!cost.ok) return cost.error;
  return {
    ...form,
    name: form.name.trim(),
    points: points.value,
    start: start.value,
    length: length.value,
    cost: cost.value,
  };
}
