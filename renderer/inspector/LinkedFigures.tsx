import { useState } from 'react';
import { NOT_AVAILABLE } from '../format/figures';
import { goTo } from '../state/selection';
import type { LinkedFigure } from './inspected';

const AT_FIRST = 5;

/** Figures with their values, each a way to its cell. */
export function LinkedFigures({
  title,
  figures,
}: {
  readonly title: string;
  readonly figures: readonly LinkedFigure[];
}) {
  const [isWhole, setIsWhole] = useState(false);
  if (figures.length === 0) return null;
  const shown = isWhole ? figures : figures.slice(0, AT_FIRST);
  return (
    <section className="inspector-part" aria-label={title}>
      <h3>
        {title}
        {figures.length > AT_FIRST && (
          <button type="button" className="link inspector-count" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `${AT_FIRST} of ${figures.length}`}
          </button>
        )}
      </h3>
      <ul>
        {shown.map(({ label, text, place }) => (
          <li key={`${place.line} ${place.segment} ${place.period}`} className="inspector-row">
            <button type="button" className="link" title={`Go to ${label}`} onClick={() => goTo(place)}>
              {label}
            </button>
            <span className={text === NOT_AVAILABLE ? 'num na' : 'num'}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
