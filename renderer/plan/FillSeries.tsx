import { type FormEvent, useState } from 'react';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';

/** Asks for the ends of a straight line over the selected periods, typed as the cells show their figures. */
export function FillSeries({
  unit,
  onFill,
  onClose,
}: {
  readonly unit: string;
  readonly onFill: (from: number, to: number) => void;
  readonly onClose: () => void;
}) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [error, setError] = useState('');

  const fill = (event: FormEvent) => {
    event.preventDefault();
    const ends = [from, to].map((text) =>
      text.trim() === '' ? Number.NaN : Number(text.replace(/[,%\s]/g, '').replace('−', '-')),
    );
    const [first = Number.NaN, last = Number.NaN] = ends;
    if (!Number.isFinite(first) || !Number.isFinite(last)) {
      setError('Type a number at both ends, such as 8 and 12.');
      return;
    }
    onFill(first, last);
    onClose();
  };

  return (
    <FormDialog
      title="Fill a series"
      text={`A straight line from the first to the last selected period, in every selected line${unit === '' ? '' : `, in ${unit}`}.`}
      onClose={onClose}
    >
      <form onSubmit={fill}>
        <div className="field-pair">
          <label className="form-field">
            <span>From</span>
            <input autoComplete="off" className="num" value={from} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label className="form-field">
            <span>To</span>
            <input autoComplete="off" className="num" value={to} onChange={(event) => setTo(event.target.value)} />
          </label>
        </div>
        <p className="form-fault" role="alert">
          {error}
        </p>
        <DialogFooter action="Fill" />
      </form>
    </FormDialog>
  );
}
