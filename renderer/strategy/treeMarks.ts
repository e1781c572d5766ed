import { token } from '../charts/theme';
import type { ScenarioLook } from '../format/scenarioLooks';
import { MARK_SHAPES } from '../frame/ScenarioMark';
import { font, write } from './treeText';

/** A scenario as the tree marks it. */
export interface TreeMark {
  readonly name: string;
  readonly look: ScenarioLook;
}

/** A mark of a scenario with the gap after it. */
export const MARK = 14;

/** Mark and name of each scenario whose strategy is decided here; the marks alone where the names take too much room. */
export function drawMarks(
  to: CanvasRenderingContext2D,
  marks: readonly TreeMark[],
  scenarios: readonly number[],
  left: number,
  y: number,
  right: number,
): void {
  to.font = font(500, 11);
  const widths = scenarios.map((at) => MARK + to.measureText(marks[at]?.name ?? '').width + 8);
  const isNamed = widths.reduce((sum, width) => sum + width, 0) <= right - left;
  let x = left;
  for (const [at, scenario] of scenarios.entries()) {
    const mark = marks[scenario];
    if (mark === undefined) continue;
    drawMark(to, mark.look, x, y);
    if (isNamed) {
      to.fillStyle = token(mark.look.token);
      write(to, mark.name, x + MARK, y);
    }
    x += isNamed ? (widths[at] ?? 0) : MARK;
  }
}

function drawMark(to: CanvasRenderingContext2D, { mark, token: name }: ScenarioLook, x: number, y: number): void {
  const path = new Path2D(MARK_SHAPES[mark]);
  to.save();
  to.translate(x, y - 5);
  to.fillStyle = token(name);
  to.strokeStyle = token(name);
  to.lineWidth = 1.8;
  if (mark === 'ring') to.stroke(path);
  else to.fill(path);
  to.restore();
}
