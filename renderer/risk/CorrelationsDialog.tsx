import { useState } from 'react';
import type { Plan } from '#plan/model';
import { inputLabel } from '#plan/inputLabel';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { CloseIcon } from '../frame/icons';
import { readFigure } from '#base/readFigure';
import { type Pair, setCorrelations } from './riskCommands';

interface Row {
  readonly key: number;
  readonly first: number;
  readonly second: number;
  readonly text: string;
}

/** Asks which inputs go together. What contradicts itself is refused, with the pair and what it could be. */
export function CorrelationsDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const { distributions, correlations } = plan.risk;
  const names = distributions.map(({ line, segment }) => inputLabel(plan, line, segment));
  const [rows, setRows] = useState<readonly Row[]>(() =>
    correlations.length === 0
      ? [{ key: 0, first: 0, second: 1, text: '' }]
      : correlations.map(({ first, second, value }, key) => ({ key, first, second, text: String(value) })),
  );
  const [fault, setFault] = useState<string | null>(null);
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const take = () => {
    const read = readPairs(rows, names);
    if (typeof read === 'string') return setFault(read);
    const refused = setCorrelations(plan, read);
    if (refused !== null) return setFault(refused);
    onClose();
  };
  const choose = (row: Row, which: 'first' | 'second') => (
    <select
      className="risk-control"
      aria-label={which === 'first' ? 'Input' : 'and'}
      data-first={(which === 'first' && row === rows[0]) || undefined}
      value={row[which]}
      onChange={(event) => change(row.key, { [which]: Number(event.target.value) })}
    >
      {names.map((name, at) => (
        <option key={name} value={at}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <FormDialog
      title="Correlations"
      text="Of ranks, from −1 to 1: 0.6 says that where one input is high, the other mostly is too. Pairs that are not named go their own ways."
      className="risk-correlations"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        {rows.map((row) => (
          <div key={row.key} className="risk-pair">
            {choose(row, 'first')}
            <span>and</span>
            {choose(row, 'second')}
            <input
              autoComplete="off"
              className="num risk-control"
              aria-label="Correlation"
              placeholder="0.5"
              value={row.text}
              onChange={(event) => change(row.key, { text: event.target.value })}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove the correlation of ${names[row.first] ?? ''} and ${names[row.second] ?? ''}`}
              onClick={() => setRows(rows.filter((other) => other !== row))}
            >
              <CloseIcon />
            </button>
          </div>
        ))}
        <button
          type="button"
          className="link"
          onClick={() =>
            setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, first: 0, second: 1, text: '' }])
          }
        >
          Add a pair
        </button>
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action="Set" />
      </form>
    </FormDialog>
  );
}

/** The pairs, or the sentence that says what is wrong with one; rows without a number count for nothing. */
function readPairs(rows: readonly Row[], names: readonly string[]): readonly Pair[] | string {
  const pairs: Pair[] = [];
  for (const { first, second, text } of rows) {
    if (text.trim() === '') continue;
    const number = readFigure(text);
    const value = number === null || number.suffix !== '' ? Number.NaN : number.number;
    if (!(value >= -1 && value <= 1)) return `“${text.trim()}” is no correlation; type a number from −1 to 1.`;
    const name = names[first] ?? '';
    if (first === second) return `${name} cannot be correlated with itself; choose two inputs.`;
    const isSame = (one: Pair) =>
      (one.first === first && one.second === second) || (one.first === second && one.second === first);
    if (pairs.some(isSame)) return `${name} and ${names[second] ?? ''} stand there twice; keep one of them.`;
    pairs.push({ first, second, value });
  }
  return pairs;
}
