import { fixed } from '../../format/figures';

export interface ScoreRow {
  readonly id: string;
  readonly name: string;
  /** How its value runs, for whoever points at it. */
  readonly scale: string;
  /** Of the score; null where the signal is not known. */
  readonly points: number | null;
  /** The most points it could bring. */
  readonly most: number;
  readonly weight: number;
}

interface BarsProps {
  readonly label: string;
  readonly rows: readonly ScoreRow[];
  readonly kind: 'readiness' | 'risk';
}

/** What each known signal brings to a score, of what it could bring; those not known are named apart. */
export function ScoreBars({ label, rows, kind }: BarsProps) {
  const known = rows.filter(({ points, weight }) => points !== null && weight > 0);
  const unknown = rows.filter(({ points, weight }) => points === null && weight > 0);
  const ignored = rows.filter(({ weight }) => weight === 0);
  const largest = Math.max(1e-9, ...known.map(({ most }) => most));
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const lost = unknown.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <>
      {known.length > 0 && (
        <table className="score-bars" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">Signal</th>
              <td />
              <th scope="col">Points</th>
              <th scope="col">of</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ id, name, scale, points, most }) => (
              <tr key={id} title={`${name}: ${scale}`}>
                <th scope="row">{name}</th>
                <td>
                  <span className="score-track" style={{ width: `${(most / largest) * 100}%` }}>
                    <span className={`score-fill ${kind}`} style={{ width: `${((points ?? 0) / most) * 100}%` }} />
                  </span>
                </td>
                <td className="num">{fixed(points ?? 0, 1)}</td>
                <td className="num score-most">{fixed(most, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unknown.length > 0 && (
        <p className="score-note">
          <b>Not known, {fixed((lost / all) * 100, 0)}% of the weight:</b> {unknown.map(({ name }) => name).join(', ')}.
        </p>
      )}
      {ignored.length > 0 && <p className="score-note">Weight 0: {ignored.map(({ name }) => name).join(', ')}.</p>}
    </>
  );
}
