import type { Inspected } from './inspected';
import { goTo } from '../state/selection';

/** A formula, each name of a line in it a link to the figure that was read there. */
export function FormulaText({ formula, inspected }: { readonly formula: string; readonly inspected: Inspected }) {
  const places = new Map(inspected.precedents.map(({ place }) => [place.line, place]));
  let at = 0;
  const pieces = formula.split(/([A-Za-z_][A-Za-z0-9_]*)/).map((text) => ({ text, key: at++ }));
  return (
    <code className="formula-text">
      {pieces.map(({ text, key }) => {
        const place = places.get(text);
        return place === undefined ? (
          text
        ) : (
          <button key={key} type="button" className="link" onClick={() => goTo(place)}>
            {text}
          </button>
        );
      })}
    </code>
  );
}
