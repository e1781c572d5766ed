import { ARCHITECTURE_NAMES } from '#domain/strategy';
import { token } from '../charts/theme';
import { drawMarks, MARK, type TreeMark } from './treeMarks';
import type { TreeLeaf, TreeOverride, TreeShape } from './treeShape';
import { font, write } from './treeText';
import { wrapped } from './wrapText';

const LEFT = 8;
const RIGHT = 16;
const HEAD = 20;
const GAP = 10;
const LINE = 15;
/** How much larger it is drawn in full size, to be read from further away. */
const LARGEST = 1.6;
/** A tree with more room stays together in the middle of it. */
const MOST_ROW = 60;
/** In lower rows marks stand beside the text instead of under it. */
const LEAST_ROW_WITH_MARKS = 36;

/** Where the columns stand, as parts of the width: overrides, the product's branches, their conditions, what leads. */
const COLUMNS = { overrides: 0.3, branch: 0.35, condition: 0.52, leaf: 0.665 } as const;

interface Frame {
  readonly to: CanvasRenderingContext2D;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly at: (part: number) => number;
  readonly marks: readonly TreeMark[];
}

/** The questions that come first, from top to bottom; then the branches, and the way taken as a thick line, dashed where an override leads. */
export function drawTree(
  to: CanvasRenderingContext2D,
  wide: number,
  high: number,
  shape: TreeShape,
  marks: readonly TreeMark[],
): void {
  to.save();
  const scale = Math.max(1, Math.min(LARGEST, wide / 900, high / 360));
  to.scale(scale, scale);
  const [width, height] = [wide / scale, high / scale];
  // The edges of the panel are those of its header, whatever the scale.
  const [left, right] = [LEFT / scale, RIGHT / scale];
  to.textBaseline = 'middle';
  to.textAlign = 'left';
  const at = (part: number) => Math.round(left + part * (width - left - right)) + 0.5;
  const frame: Frame = { to, width: width - right, top: HEAD, bottom: height - 4, at, marks };
  drawHeads(frame);
  const leaves = placedLeaves(shape.leaves, frame);
  const boxes = placedBoxes(shape.overrides, frame);
  drawWays(frame, shape, boxes, leaves);
  for (const box of boxes) drawBox(frame, box);
  for (const leaf of leaves) drawLeaf(frame, leaf, shape.isHeldBack);
  to.restore();
}

interface PlacedBox extends TreeOverride {
  readonly y: number;
  readonly height: number;
}
interface PlacedLeaf extends TreeLeaf {
  /** Middle of its row. */
  readonly y: number;
  readonly row: number;
}

function placedBoxes(overrides: readonly TreeOverride[], { top, bottom }: Frame): readonly PlacedBox[] {
  const height = Math.min(92, (bottom - top - GAP * (overrides.length - 1)) / overrides.length);
  const used = height * overrides.length + GAP * (overrides.length - 1);
  const from = top + Math.max(0, (bottom - top - used) / 2);
  return overrides.map((override, at) => ({ ...override, height, y: Math.round(from + at * (height + GAP)) + 0.5 }));
}

function placedLeaves(leaves: readonly TreeLeaf[], { top, bottom }: Frame): readonly PlacedLeaf[] {
  const row = Math.min(MOST_ROW, (bottom - top) / leaves.length);
  const from = top + (bottom - top - row * leaves.length) / 2;
  return leaves.map((leaf, at) => ({ ...leaf, row, y: Math.round(from + (at + 0.5) * row) + 0.5 }));
}

function drawHeads({ to, at }: Frame): void {
  to.font = font(400, 11);
  to.fillStyle = token('--text-3');
  for (const [text, part] of [
    ['Asked first, in this order', 0],
    ['Product', COLUMNS.branch],
    ['NRR', COLUMNS.condition],
    ['Leads with', COLUMNS.leaf],
  ] as const) {
    write(to, text, at(part), HEAD / 2 - 2);
  }
}

/** Lines that are not taken first, so that the way lies over them. */
function drawWays(
  frame: Frame,
  { isHeldBack, leaves: ends }: TreeShape,
  boxes: readonly PlacedBox[],
  leaves: readonly PlacedLeaf[],
): void {
  const { at } = frame;
  const [first] = boxes;
  const last = boxes.at(-1);
  const taken = leaves.find((leaf) => leaf.taken);
  if (first === undefined || last === undefined) return;
  const isAsked = ends.some((leaf) => leaf.taken);
  const trunk = at(0) + 14;
  for (const [place, box] of boxes.entries()) {
    const next = boxes[place + 1];
    if (next === undefined) continue;
    way(
      frame,
      [
        [trunk, box.y + box.height],
        [trunk, next.y],
      ],
      isAsked,
      isHeldBack,
    );
  }
  const start = at(COLUMNS.overrides);
  const spine = at(COLUMNS.branch - 0.03);
  const from = last.y + last.height / 2;
  const branches = [...new Set(leaves.map(({ branch }) => branch))];
  for (const isTaken of [false, true]) {
    for (const branch of branches) {
      const own = leaves.filter((leaf) => leaf.branch === branch);
      if ((taken?.branch === branch) !== isTaken) continue;
      const middle = middleOf(own);
      way(
        frame,
        [
          [start, from],
          [spine, from],
          [spine, middle],
          [at(COLUMNS.branch) - 6, middle],
        ],
        isTaken,
        isHeldBack,
      );
      drawBranchEnds(frame, own, middle, isTaken, isHeldBack);
    }
  }
}

function drawBranchEnds(
  frame: Frame,
  own: readonly PlacedLeaf[],
  middle: number,
  isTaken: boolean,
  isHeldBack: boolean,
): void {
  const { to, at } = frame;
  const [leaf] = own;
  if (leaf?.branch == null) return;
  const label = ARCHITECTURE_NAMES[leaf.branch];
  to.font = font(isTaken ? 600 : 400, 12);
  to.fillStyle = token(isTaken ? '--text' : '--text-2');
  const room = at(COLUMNS.condition) - at(COLUMNS.branch) - 26;
  const lines = wrapped(to, label, room, 2);
  for (const [line, text] of lines.entries()) {
    write(to, text, at(COLUMNS.branch), middle + (line - (lines.length - 1) / 2) * LINE);
  }
  const end = at(COLUMNS.branch) + Math.max(...lines.map((text) => to.measureText(text).width)) + 6;
  const target = at(COLUMNS.leaf) - 6;
  if (own.length === 1) {
    way(
      frame,
      [
        [end, middle],
        [target, middle],
      ],
      isTaken,
      isHeldBack,
    );
    return;
  }
  const fork = at(COLUMNS.condition) - 12;
  for (const one of own.toSorted((a, b) => Number(a.taken) - Number(b.taken))) {
    way(
      frame,
      [
        [end, middle],
        [fork, middle],
        [fork, one.y],
        [at(COLUMNS.condition) - 4, one.y],
      ],
      one.taken,
      isHeldBack,
    );
    to.font = font(one.taken ? 600 : 400, 12);
    to.fillStyle = token(one.taken ? '--text' : '--text-2');
    const text = (one.condition ?? '').replace(/^NRR /, '');
    write(to, text, at(COLUMNS.condition), one.y);
    const after = at(COLUMNS.condition) + to.measureText(text).width + 6;
    if (after < target)
      way(
        frame,
        [
          [after, one.y],
          [target, one.y],
        ],
        one.taken,
        isHeldBack,
      );
  }
}

function middleOf(leaves: readonly PlacedLeaf[]): number {
  return Math.round(leaves.reduce((sum, { y }) => sum + y, 0) / leaves.length) + 0.5;
}

function way(
  { to }: Frame,
  points: readonly (readonly [x: number, y: number])[],
  isTaken: boolean,
  isHeldBack: boolean,
): void {
  to.strokeStyle = token(isTaken ? '--text' : '--line-2');
  to.lineWidth = isTaken ? 2 : 1;
  to.setLineDash(isTaken && isHeldBack ? [4, 3] : []);
  to.beginPath();
  for (const [place, [x, y]] of points.entries()) {
    if (place === 0) to.moveTo(x, y);
    else to.lineTo(x, y);
  }
  to.stroke();
  to.setLineDash([]);
  to.lineWidth = 1;
}

const WORDS: Readonly<Record<TreeOverride['state'], string>> = {
  applies: 'yes',
  passed: 'no',
  notStated: 'passed over',
};

function drawBox({ to, at, marks }: Frame, box: PlacedBox): void {
  const { y, height, state, scenarios } = box;
  const x = at(0);
  const wide = at(COLUMNS.overrides) - x;
  const applies = state === 'applies';
  to.beginPath();
  to.roundRect(x, y, wide, height, 3);
  to.fillStyle = token(applies ? '--surface-3' : '--surface');
  to.fill();
  to.strokeStyle = token(applies ? '--text' : '--line-2');
  to.lineWidth = applies ? 2 : 1;
  to.setLineDash(state === 'notStated' ? [3, 3] : []);
  to.stroke();
  to.setLineDash([]);
  to.lineWidth = 1;
  const inner = x + 10;
  to.font = font(600, 12);
  to.fillStyle = token(applies ? '--text' : '--text-2');
  write(to, `${box.condition}?`, inner, y + 15);
  to.textAlign = 'right';
  write(to, box.said === null ? WORDS[state] : `${WORDS[state]}, ${box.said}`, x + wide - 10, y + 15);
  to.textAlign = 'left';
  to.font = font(applies ? 600 : 400, applies ? 12 : 11);
  to.fillStyle = token(applies ? '--text' : '--text-3');
  const lines = wrapped(to, box.headline, wide - 20, Math.max(1, Math.floor((height - 20) / LINE)));
  for (const [line, text] of lines.entries()) write(to, text, inner, y + 15 + (line + 1) * LINE);
  drawMarks(to, marks, scenarios, inner, y + 15 + (lines.length + 1) * LINE, x + wide - 10);
}

function drawLeaf({ to, at, width, marks }: Frame, leaf: PlacedLeaf, isHeldBack: boolean): void {
  const x = at(COLUMNS.leaf);
  const { y, row, taken, headline, scenarios } = leaf;
  const height = Math.min(46, row - 4);
  if (taken) {
    to.beginPath();
    to.roundRect(x, Math.round(y - height / 2) + 0.5, width - x, height, 3);
    to.fillStyle = token(isHeldBack ? '--surface' : '--surface-3');
    to.fill();
    to.strokeStyle = token('--text');
    to.lineWidth = isHeldBack ? 1 : 2;
    to.setLineDash(isHeldBack ? [4, 3] : []);
    to.stroke();
    to.setLineDash([]);
    to.lineWidth = 1;
  }
  to.font = font(taken ? 600 : 400, 12);
  to.fillStyle = token(taken ? '--text' : '--text-2');
  const beside = scenarios.length > 0 && row < LEAST_ROW_WITH_MARKS;
  const room = width - x - 18 - (beside ? scenarios.length * MARK + 6 : 0);
  const lines = wrapped(to, headline, room, scenarios.length > 0 && row < 3 * LINE + 8 ? 1 : 2);
  const first = y - ((lines.length + (scenarios.length > 0 && !beside ? 1 : 0) - 1) / 2) * LINE;
  for (const [line, text] of lines.entries()) write(to, text, x + 10, first + line * LINE);
  if (beside) drawMarks(to, marks, scenarios, width - 8 - scenarios.length * MARK, y, width - 8);
  else drawMarks(to, marks, scenarios, x + 10, first + lines.length * LINE, width - 8);
}
