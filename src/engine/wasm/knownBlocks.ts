import type { Program } from '#engine/program';
import type { Layout } from './layout';
import type { Block, Needs } from './needs';
import type { Part } from './parts';

/** A program on its way to code: all that the code of a block follows from. */
export interface LaidOut {
  readonly program: Program;
  readonly needs: Needs;
  readonly layout: Layout;
}

/** A program whose blocks have been written, each in its place among those that were needed. */
export interface Written extends LaidOut {
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Finds the code of a block among that of another program, null where it is another there.
 *
 * It is the same where the rules of its parts are the very same objects, as `compile` takes them over from the program before, and all that
 * they name lies where it did.
 */
export function knownBlocks(now: LaidOut, before: Written | null): (block: Block) => Uint8Array<ArrayBuffer> | null {
  if (before === null || !isLaidOutAlike(now, before)) return () => null;
  const places = new Map(before.needs.blocks.map(({ parts }, at) => [parts[0]?.firstRow, at]));
  const moved = movedParts(now, before);
  return (block) => {
    const at = places.get(block.parts[0]?.firstRow) ?? -1;
    const other = before.needs.blocks[at];
    if (other === undefined || other.isBySegment !== block.isBySegment) return null;
    const isSame =
      other.parts.length === block.parts.length &&
      block.parts.every((part, place) => !moved.has(part) && isSamePart(part, other.parts[place]));
    return isSame ? (before.blocks[at] ?? null) : null;
  };
}

function isLaidOutAlike(now: LaidOut, before: LaidOut): boolean {
  const { width, seriesBytes, addresses } = now.layout;
  const { layout } = before;
  return (
    width === layout.width &&
    seriesBytes === layout.seriesBytes &&
    now.program.calendar.periods === before.program.calendar.periods &&
    now.program.segments === before.program.segments &&
    addresses.length === layout.addresses.length &&
    addresses.every((address, at) => address === layout.addresses[at])
  );
}

/** Parts with a slow function whose results are remembered elsewhere than before. */
function movedParts({ needs, layout }: LaidOut, before: LaidOut): ReadonlySet<Part> {
  const remembered = new Map(before.needs.slow.map(([node]) => [node, before.layout.remembered(node)]));
  const moved = needs.slow.filter(([node]) => remembered.get(node) !== layout.remembered(node));
  return new Set(moved.map(([, part]) => part));
}

function isSamePart(part: Part, other: Part | undefined): boolean {
  return part.firstRow === other?.firstRow && part.count === other.count && part.rule === other.rule;
}
