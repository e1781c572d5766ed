import { fixed } from '../format/figures';
import type { EntersAs } from './entersAs';
import { significant } from './figureText';

const COUNTS: Readonly<Record<number, string>> = { 3: 'three', 4: 'four', 12: 'twelve' };
const LENGTHS = { annual: 'year', quarterly: 'quarter', monthly: 'month' } as const;

/** How the rate enters a period, and the convention it rests on. */
export function EntersAsBox({ entry }: { readonly entry: EntersAs }) {
  const percent = (value: number) => `${fixed(value * 100, 1)}%`;
  const count = COUNTS[entry.count] ?? String(entry.count);
  const back = entry.isLoss ? 'GRR' : 'NRR';
  const rule = entry.isLoss ? (
    <>(1 − G{raised(entry)}) / (1 − G)</>
  ) : (
    <>
      (N{raised(entry)} − G{raised(entry)}) / (N − G)
    </>
  );
  const meaning =
    entry.way === 'root'
      ? `${count} such ${entry.grain}s give the ${back} of the ${LENGTHS[entry.basis]} back.`
      : `${count} ${LENGTHS[entry.basis]}s of this rate make one such ${entry.grain}.`;
  return (
    <section className="inspector-part" aria-label={`Enters the ${entry.grain} as`}>
      <h3>Enters the {entry.grain} as</h3>
      <code className="inspector-box">
        <span className="inspector-name">{entry.name}</span> × {significant(entry.factor)}
      </code>
      <p className="inspector-prose">
        = {significant(entry.share * 100)}% of opening ARR. {rule}, {entry.isLoss ? '' : `N = ${percent(entry.nrr)}, `}G
        = {percent(entry.grr)}: {meaning}
      </p>
    </section>
  );
}

function raised({ way, count }: EntersAs) {
  return <sup>{way === 'root' ? `1/${count}` : count}</sup>;
}
