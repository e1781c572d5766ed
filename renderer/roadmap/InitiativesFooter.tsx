import { periodIndex, periodLabel } from '#domain/timeline';
import { RATES } from '#plan/nrrTemplate';
import { amountText, pointsText } from './initiativeTexts';
import type { Shown } from './shownRoadmap';

/** What the initiatives that are on add up to, and which rates are held at zero. */
export function InitiativesFooter({ shown, hasMotion }: { readonly shown: Shown; readonly hasMotion: boolean }) {
  const { initiatives, roadmap } = shown;
  const on = initiatives.filter(({ values }) => values.on.value !== 0).length;
  const said = roadmap.ok ? floorSentence(shown) : roadmap.error;
  return (
    <tfoot>
      <tr>
        <td className="col-on" />
        <th scope="row" className="col-name" colSpan={hasMotion ? 2 : 1}>
          {countText(on, initiatives.length)}
        </th>
        <td
          className="num col-points"
          title={roadmap.ok ? `Sum of their steps in ${roadmap.value.endPeriod.label}` : undefined}
        >
          {roadmap.ok ? pointsText(roadmap.value.end - roadmap.value.nothing) : ''}
        </td>
        <td className="num col-cost" title={roadmap.ok ? `Spent up to ${roadmap.value.endPeriod.label}` : undefined}>
          {roadmap.ok ? amountText(roadmap.value.cost) : ''}
        </td>
        <td className="col-time" title={said}>
          <span className="floor-note">{said}</span>
        </td>
      </tr>
    </tfoot>
  );
}

const NUMBERS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function countText(on: number, all: number): string {
  if (on === all) return `${NUMBERS[all] ?? all} ${all === 1 ? 'initiative' : 'initiatives'}`;
  return `${on === 0 ? 'None' : on} of ${all} on`;
}

/** Which rate the initiatives would take below zero, where and by how much; else that none is. */
function floorSentence({ plan, evaluation, roadmap }: Shown): string {
  if (!roadmap.ok) return '';
  const { floors } = roadmap.value;
  const [first] = floors;
  if (first === undefined) return 'Nothing held back by a floor: no rate reaches zero';
  const label = (id: string) => {
    const at = periodIndex(evaluation.timeline, id);
    return at === null ? id : periodLabel(evaluation.timeline, at);
  };
  const rate = RATES.find((one) => one.rate === first.rate)?.name ?? first.rate;
  const segment = plan.segments.find(({ id }) => id === first.segment)?.name;
  const isToEnd = periodIndex(evaluation.timeline, first.to) === evaluation.timeline.periods - 1;
  const until = isToEnd ? '' : ` to ${label(first.to)}`;
  const where = first.from === first.to ? `in ${label(first.from)}` : `from ${label(first.from)}${until}`;
  const more = floors.length > 1 ? `, and ${floors.length - 1} more` : '';
  return `${rate}${segment === undefined ? '' : ` of ${segment}`} is held at zero ${where}: ${pointsText(-first.points)} points${more}`;
}
