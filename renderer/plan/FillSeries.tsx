import * as Dialog from '@radix-ui/react-dialog';
import { type FormEvent, useState } from 'react';
import { returnFocus } from '../frame/regions';

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
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="dialog" onCloseAutoFocus={returnFocus}>
          <Dialog.Title className="dialog-title">Fill a series</Dialog.Title>
          <Dialog.Description className="dialog-text">
            A straight line from the first to the last selected period, in every selected line
            {unit === '' ? '' : `, in ${unit}`}.
          </Dialog.Description>
          <form onSubmit={fill}>
            <div className="dialog-fields">
              <label>
                From
                <input className="field num" value={from} onChange={(event) => setFrom(event.target.value)} />
              </label>
              <label>
                To
                <input className="field num" value={to} onChange={(event) => setTo(event.target.value)} />
              </label>
            </div>
            {error !== '' && (
              <p className="field-error" role="alert">
                {error}
              </p>
            )}
            <div className="dialog-actions">
              <button type="button" className="button" onClick={onClose}>
                Cancel
              </button>
              <button type="submit" className="button primary">
                Fill
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
